// The cards of the page: each is there once, on the shelf or among the results.
const results = document.getElementById("results");
const shelf = document.getElementById("cards");
const cards = new Map([...document.querySelectorAll("article.card")].map(card => [card.id, card]));
const words = new Map();

export const isTopic = id => cards.has(id);

export const isShown = id => cards.get(id).checkVisibility();

export const titleOf = id => cards.get(id).querySelector("h2").textContent;

/** Show the topics of `answers` ({topic, score}), the first one open. */
export function showResults(answers) {
  clear();
  answers.forEach(({ topic, score }, place) => {
    const card = cards.get(topic);
    const item = document.createElement("li");
    setScore(card, score);
    card.firstElementChild.open = place === 0;
    item.append(card);
    results.append(item);
  });
  document.body.classList.toggle("reading", answers.length > 0);
}

/** Show one topic and put the focus on its heading. */
export function showTopic(id) {
  clear();
  const card = cards.get(id);
  card.classList.add("shown");
  document.body.classList.add("reading");
  card.querySelector("summary").focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
}

/** Put every card back on the shelf. */
export function clear() {
  for (const card of cards.values()) {
    card.classList.remove("shown");
    card.firstElementChild.open = true;
    setScore(card, null);
    if (card.parentElement !== shelf) shelf.append(card);
  }
  results.replaceChildren();
  document.body.classList.remove("reading");
}

/** Return up to `most` topics in which every typed word begins a word; those with it in the title come first. */
export function topicsWithWords(text, most) {
  const typed = wordsOf(text);
  if (!typed.length) return [];
  const found = [];
  for (const id of cards.keys()) {
    const { title, all } = wordsOfCard(id);
    if (!typed.every(start => all.some(word => word.startsWith(start)))) continue;
    found.push({ topic: id, score: null, inTitle: typed.filter(start => title.some(word => word.startsWith(start))).length });
  }
  return found.sort((one, other) => other.inTitle - one.inTitle).slice(0, most);
}

/** Return the summaries that can be reached now, from the top. */
export const reachable = () => [...document.querySelectorAll("article.card > details > summary")].filter(summary => summary.checkVisibility());

function wordsOfCard(id) {
  if (!words.has(id)) {
    const card = cards.get(id);
    const said = [...card.querySelectorAll(".evidence p")].map(line => line.textContent).join(" ");
    const title = wordsOf(titleOf(id));
    words.set(id, { title, all: [...new Set([...title, ...wordsOf(said)])] });
  }
  return words.get(id);
}

const wordsOf = text => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];

function setScore(card, score) {
  card.querySelector(".match").hidden = score === null;
  card.querySelector(".score").textContent = score === null ? "" : Math.round(score * 100);
}
