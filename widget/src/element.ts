/** The element a clinic puts into its page. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { Announcer } from "./announce.js";
import { Chat } from "./chat.js";
import { Deeds } from "./deeds.js";
import { freshMessages, news } from "./news.js";
import { START, type Event, type State } from "./state.js";
import { styles } from "./styles/index.js";
import { Surface } from "./surface.js";
import { TakeAway } from "./takeaway.js";
import { composer } from "./view/composer.js";
import { header } from "./view/header.js";
import { ICONS } from "./view/icons.js";
import { statusBar } from "./view/status.js";
import { transcript } from "./view/transcript.js";
import { WORDS } from "./words.js";

/** Where the script came from: the channel is beside it. */
const HOME = (document.currentScript as HTMLScriptElement | null)?.src;

export class HippathChat extends LitElement {
  static override readonly styles = styles;
  static override readonly properties = {
    label: { type: String },
    heading: { type: String },
    server: { type: String },
    remember: { type: String },
    theme: { type: String },
    lang: { type: String },
    state: { state: true },
    menuOpen: { state: true },
    unread: { state: true },
    dark: { state: true },
  };

  /** Words on the button. */
  declare label: string;
  /** Title of the panel. */
  declare heading: string;
  /** Address of the channel, ending in a slash; beside the script unless given. */
  declare server: string;
  /** tab: the conversation belongs to this tab; device: every tab of this browser shares it. */
  declare remember: string;
  /** light, dark, or auto: as the device is set. */
  declare theme: string;
  declare private state: State;
  declare private menuOpen: boolean;
  declare private unread: boolean;
  declare private dark: boolean;

  private readonly announcer = new Announcer(this);
  private readonly surface = new Surface(() => this.shadowRoot);
  private readonly takeAway = new TakeAway(this.announcer, () => this.lang, () => this.state.messages);
  private readonly deeds = new Deeds({
    surface: this.surface,
    takeAway: this.takeAway,
    chat: () => this.chat,
    root: () => this.renderRoot,
    close: () => { this.close(); },
    toggleMenu: () => { this.menuOpen = !this.menuOpen; },
    closeMenu: () => { this.menuOpen = false; },
    afterwards: (then) => { this.afterwards(then); },
  });
  private readonly darkness = matchMedia("(prefers-color-scheme: dark)");
  private chat!: Chat;

  constructor() {
    super();
    this.label = WORDS.launcher;
    this.heading = WORDS.heading;
    this.server = "";
    this.remember = "tab";
    this.theme = "auto";
    this.lang = "";
    this.state = START;
    this.menuOpen = false;
    this.unread = false;
    this.dark = false;
  }

  /** Opens the panel. The first time this begins a conversation; nothing was asked or kept before. */
  open(): void {
    if (!this.state.open) {
      this.chat.dispatch({ type: "opened" });
      this.tell("open");
      void this.chat.conversation.begin();
    }
    this.afterwards(() => { this.surface.focusBox(); });
  }

  /** Closes the panel; the conversation goes on when it is opened again. */
  close(): void {
    this.menuOpen = false;
    this.chat.dispatch({ type: "closed" });
    this.tell("close");
    this.afterwards(() => { this.surface.find("launcher")?.focus(); });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.announcer.prepare();
    this.darkness.addEventListener("change", this.look);
    addEventListener("online", this.awake);
    document.addEventListener("visibilitychange", this.awake);
    this.surface.listen();
    this.requestUpdate();
    // A page that moves the element about keeps its conversation.
    if (this.chat as Chat | undefined) return;
    const base = new URL(this.server || ".", HOME ?? document.baseURI).href;
    this.chat = new Chat({ base, shared: this.remember === "device" }, (before, event) => { this.changed(before, event); });
    const wasOpen = this.chat.restore();
    if (!wasOpen || this.surface.phone) return;
    // Nobody asked for it just now: the panel comes back, and the focus stays where it is.
    this.chat.dispatch({ type: "opened" });
    void this.chat.conversation.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.darkness.removeEventListener("change", this.look);
    removeEventListener("online", this.awake);
    document.removeEventListener("visibilitychange", this.awake);
    this.surface.leave();
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const over = state.erasing.step === "done" || state.ending === "ended";
    return html`<section class="root ${this.dark ? "dark" : ""}" part="root" popover="manual" aria-label=${this.heading}
      lang=${this.lang || nothing} dir=${getComputedStyle(this).direction}>
      <button type="button" class="button main launcher" part="launcher" ?hidden=${state.open} aria-expanded="false" aria-haspopup="dialog"
        @click=${() => { this.open(); }}>${ICONS.chat} ${this.label}
        ${this.unread ? html`<span class="unread"><span class="hidden">${WORDS.unread}</span></span>` : nothing}</button>
      <dialog part="panel" aria-labelledby="heading" @cancel=${this.cancelled} @keydown=${this.keys}>
        ${header(this.heading, this.menuOpen, state.messages.length > 0 && state.session !== null, this.deeds)}
        <div class="log" part="log" tabindex="0" role="region" aria-label=${WORDS.log}>${transcript(state, this.deeds)}</div>
        ${statusBar(state, this.chat.alarm.minutesLeft(), this.deeds)}
        ${over ? nothing : composer((words) => { this.deeds.typed(words); })}
        <slot name="live"></slot>
      </dialog>
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("theme")) this.look();
  }

  protected override updated(changed: PropertyValues): void {
    this.surface.place(this.state, changed.get("state") as State | undefined);
  }

  // What happens.

  private changed(before: State, event: Event): void {
    const { state, alarm } = this.chat;
    this.state = state;
    const said = news(before, state, alarm.minutesLeft(), (at) => this.takeAway.time(at));
    for (const { text, urgent } of said) this.announcer.say(text, urgent);
    this.unread = !state.open && (this.unread || freshMessages(before, state).length > 0);
    if (event.type === "answered" && event.messages.some((message) => message.result)) this.tell("finish");
    if (event.type === "erasing" && event.erasing.step === "done") this.tell("erase");
  }

  private readonly look = (): void => {
    this.dark = this.theme === "dark" || (this.theme === "auto" && this.darkness.matches);
  };

  private readonly awake = (): void => {
    if (document.visibilityState === "visible") this.chat.awake();
  };

  private readonly cancelled = (event: globalThis.Event): void => {
    event.preventDefault();
    this.close();
  };

  private readonly keys = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.menuOpen) this.menuOpen = false;
    else this.close();
  };

  // Small things.

  private afterwards(then: () => void): void {
    void this.updateComplete.then(then);
  }

  /** For the clinic's statistics: that something happened, never what was said. */
  private tell(what: "open" | "close" | "finish" | "erase"): void {
    this.dispatchEvent(new CustomEvent(`hippath-${what}`, { bubbles: true, composed: true }));
  }
}
