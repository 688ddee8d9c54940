/** The widget's place on the page: above everything, modal on a phone, scrolled to what is new, focus where it belongs. */

import { freshMessages } from "./news.js";
import type { State } from "./state.js";

const PHONE = "(max-width: 479.98px), (max-height: 419.98px)";
const BREATH = 12;
const SHOWN = ["messages", "outbox", "line", "open", "erasing", "notCopied"] as const;

export class Surface {
  private readonly narrow = matchMedia(PHONE);

  /** `root`: where the widget's own elements are. */
  constructor(private readonly root: () => ShadowRoot | null) {}

  get phone(): boolean {
    return this.narrow.matches;
  }

  listen(): void {
    this.narrow.addEventListener("change", this.replace);
  }

  leave(): void {
    this.narrow.removeEventListener("change", this.replace);
  }

  find(part: string): HTMLElement | null {
    return this.root()?.querySelector(`[part~="${part}"]`) ?? null;
  }

  /** Puts the screen into the order that `state` asks for. */
  place(state: State, before: State | undefined): void {
    const root = this.find("root");
    root?.style.setProperty("--_scale", String(state.scale));
    // Above everything of the page, whatever its z-index; a browser without popovers has the z-index alone.
    if (root && "showPopover" in root && !root.matches(":popover-open")) root.showPopover();
    this.placeDialog(state.open);
    if (before && SHOWN.some((part) => before[part] !== state[part])) this.scroll(before, state);
  }

  /** To the text box; to the talk when there is none. */
  focusBox(): void {
    (this.find("box") ?? this.find("log"))?.focus();
  }

  /** After an answer by touch the keyboard of a phone stays away; everybody else goes on typing. */
  focusAfterPointing(): void {
    if (matchMedia("(pointer: coarse)").matches) this.find("log")?.focus({ preventScroll: true });
    else this.focusBox();
  }

  focusFirst(selector: string): void {
    this.root()?.querySelector<HTMLElement>(selector)?.focus();
  }

  private placeDialog(open: boolean): void {
    const dialog = this.find("panel") as HTMLDialogElement | null;
    if (!dialog || dialog.open === open) return;
    if (!open) dialog.close();
    else if (this.phone) dialog.showModal();
    // show() would take the focus from whatever the reader is doing.
    else dialog.setAttribute("open", "");
  }

  /** The window crossed the width of a phone: the open panel becomes modal, or stops to be. */
  private readonly replace = (): void => {
    const dialog = this.find("panel") as HTMLDialogElement | null;
    if (!dialog?.open) return;
    const focused = this.root()?.activeElement as HTMLElement | null;
    dialog.close();
    this.placeDialog(true);
    focused?.focus();
  };

  /** To the beginning of what is new, so that a long answer is read from its start. */
  private scroll(before: State, state: State): void {
    const log = this.find("log");
    if (!log) return;
    const first = before.messages.length > 0 ? freshMessages(before, state)[0] : undefined;
    const row = first && log.querySelector<HTMLElement>(`[data-id="${CSS.escape(first.id)}"]`);
    log.scrollTop = row ? row.offsetTop - BREATH : log.scrollHeight;
  }
}
