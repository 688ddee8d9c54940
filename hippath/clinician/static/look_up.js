import { startKeys } from "./keys.js";
import { startSearching } from "./search.js";

startSearching();
startKeys();
