/** The element a clinic puts into its page. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { Announcer } from "./announce.js";
import { connect } from "./api.js";
import { clinic, telephone } from "./clinic.js";
import type { Message } from "./contract.js";
import { Conversation } from "./conversation.js";
import { deadlines } from "./ending.js";
import { keeper, keptOf, type Keeper } from "./keep.js";
import { print } from "./paper.js";
import { spoken, summary } from "./plain.js";
import { mayKeep, reduce, START, toggled, type Event, type State } from "./state.js";
import { styles } from "./styles/index.js";
import { ICONS } from "./view/icons.js";
import { menu } from "./view/menu.js";
import type { Talking } from "./view/message.js";
import { statusBar } from "./view/status.js";
import { transcript } from "./view/transcript.js";
import { Pauses } from "./wake.js";
import { WORDS } from "./words.js";

const PHONE = "(max-width: 479.98px), (max-height: 419.98px)";
const SIZES = [0.875, 1, 1.25, 1.5, 2];
const LONGEST = 1000;
const DAY = 86_400;
const MOST_OFTEN = 30;

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

  declare label: string;
  declare heading: string;
  /** Address of the channel, ending in a slash; beside the script unless given. */
  declare server: string;
  /** tab: the conversation belongs to this tab; device: every tab of this browser shares it. */
  declare remember: string;
  declare theme: string;
  declare private state: State;
  declare private menuOpen: boolean;
  declare private unread: boolean;
  declare private dark: boolean;

  private readonly announcer = new Announcer(this);
  private readonly pauses = new Pauses();
  private keeper!: Keeper;
  private conversation: Conversation | undefined;
  private shared: BroadcastChannel | null = null;
  private sessionSince = 0;
  private alarm: ReturnType<typeof setTimeout> | undefined;
  private readonly darkness = matchMedia("(prefers-color-scheme: dark)");
  private readonly phone = matchMedia(PHONE);

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

  override connectedCallback(): void {
    super.connectedCallback();
    this.announcer.prepare();
    this.darkness.addEventListener("change", this.look);
    this.phone.addEventListener("change", this.replace);
    addEventListener("online", this.awake);
    document.addEventListener("visibilitychange", this.awake);
    this.look();
    this.requestUpdate();
    // A page that moves the element about keeps its conversation.
    if (!this.conversation) this.connectTo(new URL(this.server || ".", HOME ?? document.baseURI).href);
  }

  private connectTo(base: string): void {
    this.keeper = keeper(() => (this.remember === "device" ? localStorage : sessionStorage), `hippath ${base}`);
    this.conversation = new Conversation(connect(base), {
      state: () => this.state,
      dispatch: (event) => { this.dispatch(event); },
      pause: (seconds) => this.pauses.pause(seconds),
      now,
      newId,
      after: (seconds, then) => {
        const timer = setTimeout(then, seconds * 1000);
        return () => { clearTimeout(timer); };
      },
    });
    this.restore();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.darkness.removeEventListener("change", this.look);
    this.phone.removeEventListener("change", this.replace);
    removeEventListener("online", this.awake);
    document.removeEventListener("visibilitychange", this.awake);
    clearTimeout(this.alarm);
    this.shared?.close();
  }

  /** Opens the panel. The first time this begins a conversation; nothing was asked or kept before. */
  open(): void {
    if (!this.state.open) {
      this.dispatch({ type: "opened" });
      this.tell("open");
      void this.conversation?.begin();
    }
    void this.updateComplete.then(() => { this.focusBox(); });
  }

  /** Closes the panel; the conversation goes on when it is opened again. */
  close(): void {
    this.menuOpen = false;
    this.dispatch({ type: "closed" });
    this.tell("close");
    void this.updateComplete.then(() => this.part_("launcher")?.focus());
  }

  protected override render(): TemplateResult {
    const { state } = this;
    return html`<section class="root ${this.dark ? "dark" : ""}" part="root" popover="manual" aria-label=${this.heading}
      lang=${this.lang || nothing} dir=${getComputedStyle(this).direction}>
      <button type="button" class="button main launcher" part="launcher" ?hidden=${state.open} aria-expanded="false" aria-haspopup="dialog"
        @click=${() => { this.open(); }}>${ICONS.chat} ${this.label}
        ${this.unread ? html`<span class="unread"><span class="hidden">${WORDS.unread}</span></span>` : nothing}</button>
      <dialog part="panel" aria-labelledby="heading" @cancel=${this.cancelled} @keydown=${this.keys}>
        ${this.header()}
        <div class="log" part="log" tabindex="0" role="region" aria-label=${WORDS.log}>${transcript(state, this.talking)}</div>
        ${statusBar(state, this.minutesLeft(), this)}
        ${state.erasing.step === "done" || state.ending === "ended" ? nothing : this.box()}
        <slot name="live"></slot>
      </dialog>
    </section>`;
  }

  private header(): TemplateResult {
    const { emergency_number } = clinic();
    const call = telephone(emergency_number);
    const help = html`${ICONS.phone} ${WORDS.emergency(emergency_number)}`;
    return html`<header part="header">
        <div class="title"><h2 id="heading">${this.heading}</h2><p>${WORDS.subtitle}</p></div>
        <button type="button" class="round" aria-label=${WORDS.menu} aria-expanded=${this.menuOpen} aria-controls="menu"
          @click=${() => { this.menuOpen = !this.menuOpen; }}>${ICONS.more}</button>
        <button type="button" class="round" part="close" aria-label=${WORDS.close} @click=${() => { this.close(); }}>${ICONS.close}</button>
      </header>
      ${call ? html`<a class="help" part="emergency" href=${call}>${help}</a>` : html`<p class="help" part="emergency">${help}</p>`}
      ${this.menuOpen ? menu(this.state.messages.length > 0 && this.state.session !== null, this) : nothing}`;
  }

  private box(): TemplateResult {
    return html`<form class="compose" part="composer" @submit=${this.submitted}>
      <label class="hidden" for="box">${WORDS.message}</label>
      <textarea id="box" part="box" rows="1" maxlength=${LONGEST} placeholder=${WORDS.placeholder} autocomplete="off" enterkeyhint="send"
        @keydown=${this.entered}></textarea>
      <button type="submit" class="button main" part="send" aria-label=${WORDS.send}>${ICONS.send}</button>
    </form>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("theme")) this.look();
  }

  protected override updated(changed: PropertyValues): void {
    const root = this.part_("root");
    root?.style.setProperty("--_scale", String(this.state.scale));
    // Above everything of the page, whatever its z-index; a browser without popovers has the z-index alone.
    if (root && "showPopover" in root && !root.matches(":popover-open")) root.showPopover();
    this.placeDialog();
    if (changed.has("state")) this.scrollLog(changed.get("state") as State | undefined);
  }

  // --- what can be done -------------------------------------------------------------------------------------------------

  private readonly talking: Talking = {
    choose: (asked, values) => {
      if (this.conversation?.choose(asked, values)) this.focusAfterPointing();
    },
    tick: (asked, value) => {
      const values = asked.question ? toggled(asked.question, this.state.ticked[asked.id] ?? [], value) : [];
      this.dispatch({ type: "ticked", message: asked.id, values });
      this.requestUpdate();
    },
    edit: (message) => {
      this.dispatch({ type: "editing", message });
      this.focusBox();
    },
    say: (text) => {
      this.conversation?.say(text);
      this.focusAfterPointing();
    },
    resend: (id) => { this.conversation?.resend(id); },
    drop: (id) => { this.dispatch({ type: "dropped", id }); },
    print: (message) => { print(this.summaryOf(message), WORDS.summary, this.renderRoot); },
    copy: (message) => { void this.copy(this.summaryOf(message)); },
    focusBox: () => { this.focusBox(); },
    reviewOf: (message) => this.reviewOf(message),
    time: (at) => this.time(at),
  };

  time(at: number): string {
    return new Intl.DateTimeFormat(this.lang || undefined, { hour: "2-digit", minute: "2-digit" }).format(at * 1000);
  }

  resize(by: number): void {
    const size = SIZES[SIZES.indexOf(this.state.scale) + by];
    if (size !== undefined) this.dispatch({ type: "scale", scale: size });
  }

  startOver(): void {
    this.menuOpen = false;
    this.talking.say(WORDS.startOverText);
  }

  askErase(): void {
    this.menuOpen = false;
    this.dispatch({ type: "erasing", erasing: { step: "asked" } });
    this.announcer.say(WORDS.eraseSure);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".status .danger")?.focus());
  }

  erase(): void {
    void this.conversation?.erase().then(() => {
      const { erasing } = this.state;
      if (erasing.step === "failed") this.announcer.say(WORDS.eraseFailed, true);
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".status button")?.focus());
    });
  }

  keep(): void {
    this.dispatch({ type: "erasing", erasing: { step: "no" } });
    this.focusBox();
  }

  goOn(): void {
    void this.conversation?.renew();
    this.focusBox();
  }

  restart(): void {
    this.dispatch({ type: "erasing", erasing: { step: "no" } });
    this.dispatch({ type: "forgotten" });
    void this.conversation?.begin();
    void this.updateComplete.then(() => { this.focusBox(); });
  }

  cancelEdit(): void {
    this.dispatch({ type: "editing", message: null });
    this.focusBox();
  }

  // --- state ------------------------------------------------------------------------------------------------------------

  private dispatch(event: Event): void {
    const before = this.state;
    this.state = reduce(before, event);
    const kept = mayKeep(this.state) ? keptOf(this.state) : null;
    if (kept) this.keeper.write(kept);
    else if (this.state.session === null && before.session !== null) this.keeper.forget();
    if (event.type === "session") this.sessionBegan();
    if (event.type === "answered") this.shared?.postMessage("said");
    if (event.type === "forgotten") this.leaveShared();
    this.announceNew(before);
  }

  /** Takes up what this tab, or this browser, had. Nothing is asked of the server until the panel is open. */
  private restore(): void {
    const kept = this.keeper.read();
    if (!kept) return;
    this.dispatch({ type: "session", session: kept.session });
    this.dispatch({ type: "scale", scale: kept.scale });
    for (const outgoing of kept.outbox) this.dispatch({ type: "queued", outgoing });
    if (!kept.open || this.phone.matches) return;
    // Nobody asked for it just now: the panel comes back, and the focus stays where it is.
    this.dispatch({ type: "opened" });
    void this.conversation?.begin();
  }

  private sessionBegan(): void {
    const { session } = this.state;
    if (!session) return;
    this.sessionSince = now();
    if (this.remember === "device" && !this.shared) {
      this.shared = new BroadcastChannel(`hippath ${session.conversation_id}`);
      this.shared.onmessage = ({ data }) => {
        if (data === "said") void this.conversation?.catchUp();
        else this.dispatch({ type: "forgotten" });
      };
    }
    this.watchEnding();
  }

  /** The conversation is no more, in every tab. */
  private leaveShared(): void {
    this.shared?.postMessage("forgotten");
    this.shared?.close();
    this.shared = null;
  }

  private readonly watchEnding = (): void => {
    clearTimeout(this.alarm);
    const { session, ending } = this.state;
    if (!session) return;
    const { warn, end } = deadlines(session.expires_at, this.sessionSince, now());
    const next = end <= 0 ? "ended" : warn <= 0 ? "soon" : "no";
    if (next !== ending && ending !== "ended") {
      this.dispatch({ type: "ending", ending: next });
      if (next !== "no") this.announcer.say(next === "soon" ? WORDS.endingSoon(this.minutesLeft()) : WORDS.ended);
    }
    if (end > 0) this.alarm = setTimeout(this.watchEnding, Math.min(warn > 0 ? warn : end, MOST_OFTEN) * 1000 + 50);
  };

  private minutesLeft(): number {
    const { session } = this.state;
    return session ? Math.max(1, Math.round((Date.parse(session.expires_at) / 1000 - now()) / 60)) : 0;
  }

  private announceNew(before: State): void {
    const { state } = this;
    if (state.line !== before.line) {
      if (state.line === "down") this.announcer.say(clinic().safety_text, true);
      if (state.line === "slow") this.announcer.say(WORDS.slow);
    }
    if (state.erasing !== before.erasing && state.erasing.step === "done") {
      this.announcer.say(`${WORDS.erased} ${WORDS.erasedProof(state.erasing.left, this.time(state.erasing.at))}`);
      this.tell("erase");
    }
    const known = new Set(before.messages.map((message) => message.id));
    const fresh = state.messages.filter((message) => message.from === "assistant" && !known.has(message.id));
    this.unread = !state.open && (this.unread || fresh.length > 0);
    if (!state.open || fresh.length === 0) return;
    const urgent = fresh.some((message) => message.result?.urgency === "emergency");
    this.announcer.say(fresh.map(spoken).join(" "), urgent);
    if (fresh.some((message) => message.result)) this.tell("finish");
  }

  // --- the page ---------------------------------------------------------------------------------------------------------

  private readonly look = (): void => {
    this.dark = this.theme === "dark" || (this.theme === "auto" && this.darkness.matches);
  };

  private readonly awake = (): void => {
    if (document.visibilityState !== "visible") return;
    this.pauses.wake();
    if (this.state.open && this.state.session) void this.conversation?.catchUp();
  };

  /** The window crossed the width of a phone: the open panel becomes modal, or stops to be. */
  private readonly replace = (): void => {
    const dialog = this.part_("panel") as HTMLDialogElement | null;
    if (!dialog?.open) return;
    const focused = this.shadowRoot?.activeElement as HTMLElement | null;
    dialog.close();
    this.placeDialog();
    focused?.focus();
  };

  private placeDialog(): void {
    const dialog = this.part_("panel") as HTMLDialogElement | null;
    if (!dialog || dialog.open === this.state.open) return;
    if (!this.state.open) dialog.close();
    else if (this.phone.matches) dialog.showModal();
    // show() would take the focus from whatever the reader is doing.
    else dialog.setAttribute("open", "");
  }

  private scrollLog(before: State | undefined): void {
    const { state } = this;
    const shown = ["messages", "outbox", "line", "open", "erasing"] as const;
    if (!before || shown.every((part) => before[part] === state[part])) return;
    const log = this.part_("log");
    if (!log) return;
    const known = new Set(before.messages.map((message) => message.id));
    const first = state.messages.find((message) => message.from === "assistant" && !known.has(message.id));
    const row = first && before.messages.length > 0 ? log.querySelector<HTMLElement>(`[data-id="${CSS.escape(first.id)}"]`) : null;
    log.scrollTop = row ? Math.min(row.offsetTop - 12, log.scrollHeight) : log.scrollHeight;
  }

  private focusBox(): void {
    (this.part_("box") ?? this.part_("log"))?.focus();
  }

  /** After an answer by touch the keyboard of a phone stays away; everybody else goes on typing. */
  private focusAfterPointing(): void {
    if (matchMedia("(pointer: coarse)").matches) this.part_("log")?.focus({ preventScroll: true });
    else this.focusBox();
  }

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

  private readonly entered = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
  };

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const box = this.part_("box") as HTMLTextAreaElement;
    const words = box.value.trim();
    if (!words) return;
    box.value = "";
    this.conversation?.say(this.state.editing ? WORDS.correction(words).slice(0, LONGEST) : words);
    box.focus();
  };

  /** The day on which to look again; empty when there is none. */
  private reviewOf(message: Message): string {
    const days = message.result?.review_after_days;
    return days === undefined ? "" : this.day((message.at ?? now()) + days * DAY);
  }

  private day(at: number): string {
    return new Intl.DateTimeFormat(this.lang || undefined, { dateStyle: "long" }).format(at * 1000);
  }

  private summaryOf(message: Message): string {
    if (!message.result) return "";
    const review = this.reviewOf(message);
    return summary(message.result, this.state.messages, this.day(message.at ?? now()), review && WORDS.review(review));
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.announcer.say(WORDS.copied);
    } catch {
      this.announcer.say(WORDS.copyFailed, true);
    }
  }

  private part_(name: string): HTMLElement | null {
    return this.renderRoot.querySelector(`[part~="${name}"]`);
  }

  /** For the clinic's statistics: that something happened, never what was said. */
  private tell(what: "open" | "close" | "finish" | "erase"): void {
    this.dispatchEvent(new CustomEvent(`hippath-${what}`, { bubbles: true, composed: true }));
  }
}

/** Not randomUUID: a page without TLS does not have it. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function now(): number {
  return Date.now() / 1000;
}
