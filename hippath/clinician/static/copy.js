// Copies a reference, or a whole card with its numbered references.
const SHOWN = 2000; // ms for which the button says that it worked

export function startCopying() {
  document.addEventListener("click", async event => {
    const button = event.target.closest(".copy-citation, .copy-card");
    if (!button) return;
    const text = button.matches(".copy-card") ? cardText(button.closest("article")) : citation(button.closest("li"));
    tell(button, await copied(text) ? "Copied" : "Copying is not allowed here");
  });
}

const flat = element => element.innerText.replace(/\s+/g, " ").trim();

const citation = item => flat(item.querySelector(".citation"));

function cardText(card) {
  const lines = [...card.querySelectorAll(".evidence li p")].map(line => {
    const cited = [...line.querySelectorAll(".cited a")].map(link => link.textContent);
    const text = [...line.childNodes].filter(node => node.className !== "cited").map(node => node.textContent).join("");
    return `- ${text.replace(/\s+/g, " ").trim()}${cited.length ? ` [${cited.join(", ")}]` : ""}`;
  });
  const sources = [...card.querySelectorAll(".sources > li")].map(item => `${item.value}. ${citation(item)}`);
  const title = flat(card.querySelector("h2"));
  return [title, "", ...lines, "", ...sources, "", `${location.origin}/clinician/#${card.id}`].join("\n");
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedTheOldWay(text); // on plain HTTP inside a clinic there is no clipboard object
  }
}

function copiedTheOldWay(text) {
  const field = document.createElement("textarea");
  const focused = document.activeElement;
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const worked = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return worked;
}

function tell(button, message) {
  const region = document.getElementById("announce");
  region.textContent = message;
  button.classList.add("done");
  button.dataset.done = message;
  setTimeout(() => {
    region.textContent = "";
    button.classList.remove("done");
  }, SHOWN);
}
