// Keys: / and ? anywhere outside a field (they can be turned off), arrows through the answers, Escape to clear.
import { reachable } from "./cards.js";
import { forget } from "./search.js";

const field = document.getElementById("q");
const help = document.getElementById("help");
const singleKeys = document.getElementById("single-keys");

export function startKeys() {
  document.getElementById("help-open").addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", event => {
    if (help.open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const act = actionOf(event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function actionOf(event) {
  if (event.key === "Escape" && document.body.matches(".reading, :has(#q:not(:placeholder-shown))")) return leave;
  if (event.key === "ArrowDown") return step(1);
  if (event.key === "ArrowUp") return step(-1);
  if (!singleKeys.checked || event.target.matches("input, textarea, select")) return null;
  if (event.key === "/") return () => field.select();
  if (event.key === "?") return () => help.showModal();
  return null;
}

function step(by) {
  const stops = [field, ...reachable()];
  const next = stops[stops.indexOf(document.activeElement) + by];
  return stops.includes(document.activeElement) && next ? () => next.focus() : null;
}

function leave() {
  forget();
  field.focus();
}
