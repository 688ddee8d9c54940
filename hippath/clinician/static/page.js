// Everything here is comfort: without it the form, the links and the folds still work.
import { startCopying } from "./copy.js";
import { startKeys } from "./keys.js";
import { startPrinting } from "./print.js";
import { startSearching } from "./search.js";

document.documentElement.classList.add("js");
startCopying();
startPrinting();
if (document.getElementById("q")) {
  startSearching();
  startKeys();
}
