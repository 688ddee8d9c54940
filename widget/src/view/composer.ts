import { html, type TemplateResult } from "lit";
import { WORDS } from "../words.js";
import { ICONS } from "./icons.js";

/** Most characters the server reads in one message. */
export const LONGEST = 1000;

/** Where the patient types; Enter sends, Shift and Enter begins a line. */
export function composer(say: (words: string) => void): TemplateResult {
  function submitted(event: SubmitEvent): void {
    event.preventDefault();
    const box = (event.currentTarget as HTMLFormElement).elements.namedItem("box") as HTMLTextAreaElement;
    const words = box.value.trim();
    if (!words) return;
    box.value = "";
    say(words);
    box.focus();
  }

  return html`<form class="compose" part="composer" @submit=${submitted}>
    <label class="hidden" for="box">${WORDS.message}</label>
    <textarea id="box" name="box" part="box" rows="1" maxlength=${LONGEST} placeholder=${WORDS.placeholder} autocomplete="off"
      enterkeyhint="send" @keydown=${entered}></textarea>
    <button type="submit" class="button main" part="send" aria-label=${WORDS.send}>${ICONS.send}</button>
  </form>`;
}

function entered(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
}
