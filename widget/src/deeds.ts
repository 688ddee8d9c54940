/** What the buttons of the widget do. */

import type { Chat } from "./chat.js";
import type { Message } from "./contract.js";
import { toggled } from "./state.js";
import type { Surface } from "./surface.js";
import type { TakeAway } from "./takeaway.js";
import { LONGEST } from "./view/composer.js";
import type { Heading } from "./view/header.js";
import type { Talking } from "./view/message.js";
import type { Settling } from "./view/status.js";
import { WORDS } from "./words.js";

const SIZES = [0.875, 1, 1.25, 1.5, 2];

export interface Panel {
  readonly surface: Surface;
  readonly takeAway: TakeAway;
  chat(): Chat;
  root(): ParentNode;
  close(): void;
  toggleMenu(): void;
  closeMenu(): void;
  /** Calls `then` when the screen shows what has just changed. */
  afterwards(then: () => void): void;
}

export class Deeds implements Talking, Heading, Settling {
  constructor(private readonly panel: Panel) {}

  // In the talk.

  choose(asked: Message, values: readonly string[]): void {
    if (this.chat.conversation.choose(asked, values)) this.panel.surface.focusAfterPointing();
  }

  tick(asked: Message, value: string): void {
    const { chat } = this;
    const values = asked.question ? toggled(asked.question, chat.state.ticked[asked.id] ?? [], value) : [];
    chat.dispatch({ type: "ticked", message: asked.id, values });
  }

  edit(message: Message | null): void {
    this.chat.dispatch({ type: "editing", message });
    this.focusBox();
  }

  say(text: string): void {
    this.chat.conversation.say(text);
    this.panel.surface.focusAfterPointing();
  }

  typed(words: string): void {
    const { chat } = this;
    chat.conversation.say(chat.state.editing ? WORDS.correction(words).slice(0, LONGEST) : words);
  }

  resend(id: string): void {
    this.chat.conversation.resend(id);
  }

  drop(id: string): void {
    this.chat.dispatch({ type: "dropped", id });
  }

  focusBox(): void {
    this.panel.surface.focusBox();
  }

  // With a result.

  print(message: Message): void {
    this.panel.takeAway.print(message, this.panel.root());
  }

  copy(message: Message): void {
    void this.panel.takeAway.copy(message);
  }

  reviewOf(message: Message): string {
    return this.panel.takeAway.reviewOf(message);
  }

  time(at: number): string {
    return this.panel.takeAway.time(at);
  }

  // In the head and its menu.

  close(): void {
    this.panel.close();
  }

  toggleMenu(): void {
    this.panel.toggleMenu();
  }

  resize(by: number): void {
    const { chat } = this;
    const size = SIZES[SIZES.indexOf(chat.state.scale) + by];
    if (size !== undefined) chat.dispatch({ type: "scale", scale: size });
  }

  startOver(): void {
    this.panel.closeMenu();
    this.say(WORDS.startOverText);
  }

  saveCopy(): void {
    this.panel.closeMenu();
    this.focusBox();
    void this.chat.conversation.copy().then((kept) => { if (kept !== undefined) this.panel.takeAway.save(kept); });
  }

  dropCopy(): void {
    this.chat.dispatch({ type: "copied", failed: false });
    this.focusBox();
  }

  askErase(): void {
    this.panel.closeMenu();
    this.chat.dispatch({ type: "erasing", erasing: { step: "asked" } });
    this.focusSoon(".status .danger");
  }

  // In the bar above the text box.

  erase(): void {
    void this.chat.conversation.erase().then(() => { this.focusSoon(".status button"); });
  }

  keep(): void {
    this.chat.dispatch({ type: "erasing", erasing: { step: "no" } });
    this.focusBox();
  }

  goOn(): void {
    void this.chat.conversation.renew();
    this.focusBox();
  }

  restart(): void {
    const { chat } = this;
    chat.dispatch({ type: "erasing", erasing: { step: "no" } });
    chat.dispatch({ type: "forgotten" });
    void chat.conversation.begin();
    this.panel.afterwards(() => { this.focusBox(); });
  }

  cancelEdit(): void {
    this.edit(null);
  }

  private get chat(): Chat {
    return this.panel.chat();
  }

  private focusSoon(selector: string): void {
    this.panel.afterwards(() => { this.panel.surface.focusFirst(selector); });
  }
}
