// Everything here is comfort: without it the form, the links and the folds still work.
import { startCopying } from "./copy.js";
import { startPrinting } from "./print.js";

document.documentElement.classList.add("js");
startCopying();
startPrinting();
