// Search as you type: the newest question wins, and the address always says what is shown.
import { clear, isShown, isTopic, showResults, showTopic, titleOf, topicsWithWords } from "./cards.js";

const MOST = 5;
const PAUSE = 80; // ms without a key before the server is asked
const QUIET = 400; // ms after which the outcome is announced, so that a screen reader is not interrupted at every key
const HOME = "/clinician/";
const field = document.getElementById("q");
const said = document.getElementById("said");
const sure = Number(document.getElementById("answers").dataset.sure);
const [site] = document.title.split(" | ").slice(-1);
let asking = null;
let waiting = 0;
let announcing = 0;

export function startSearching() {
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    clearTimeout(announcing);
    waiting = setTimeout(search, field.value.trim() ? PAUSE : 0);
  });
  field.form.addEventListener("submit", event => {
    event.preventDefault();
    search();
  });
  document.addEventListener("click", event => {
    const link = event.target.closest(`a[href^="${HOME}#"]`);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    follow();
  });
  addEventListener("popstate", follow);
  if (location.hash) follow();
}

/** Forget the question and show the topics. */
export function forget() {
  field.value = "";
  search();
}

async function search() {
  clearTimeout(waiting);
  asking?.abort();
  const question = field.value.trim();
  history.replaceState(null, "", question ? `${HOME}?q=${encodeURIComponent(question)}` : HOME);
  document.title = `${question || "Look-up"} | ${site}`;
  if (!question) {
    clear();
    say("", 0);
    return;
  }
  asking = new AbortController();
  try {
    const asked = new URLSearchParams({ q: question, audience: "clinician", top: MOST });
    const answer = await fetch(`${HOME}lookup?${asked}`, { signal: asking.signal });
    const content = await answer.json();
    if (answer.ok) show(question, content.answers);
    else say(answer.status === 401 ? "Please load the page again and sign in." : content.error, 0);
  } catch (error) {
    if (error.name !== "AbortError") say("The server cannot be reached. The topics below still work.", 0);
  }
}

function show(question, answers) {
  const shown = answers.length ? answers : topicsWithWords(question, MOST);
  showResults(shown);
  say(outcome(question, answers, shown), QUIET);
}

function outcome(question, answers, shown) {
  const many = shown.length === 1 ? "" : "s";
  const likely = answers.reduce((sum, answer) => sum + answer.score, 0);
  if (likely >= sure) return `${answers.length} answer${many} for “${question}”, likeliest first.`;
  if (answers.length) return `No close match for “${question}”. The nearest topic${many}:`;
  if (shown.length) return `${shown.length} topic${many} with words that begin with “${question}”.`;
  return `Nothing here answers “${question}”. This look-up covers pain or snapping at the front of the hip. Try other words, or pick a topic.`;
}

function say(text, delay) {
  clearTimeout(announcing);
  announcing = setTimeout(() => { said.textContent = text; }, delay);
}

function follow() {
  const id = location.hash.slice(1);
  const [topic] = id.split(".");
  if (isTopic(topic) && (id === topic || !isShown(topic))) {
    asking?.abort();
    field.value = "";
    document.title = `${titleOf(topic)} | ${site}`;
    say("", 0);
    showTopic(topic);
    if (id !== topic) document.getElementById(id)?.scrollIntoView();
  } else if (!id) {
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    search();
  }
}
