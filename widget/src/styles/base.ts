import { css } from "lit";

/** Shuts the page's styles out, sets the theme, and places the two surfaces. */
export const base = css`
  :host {
    all: initial !important;
    display: contents !important;
  }
  ::slotted([slot="live"]) {
    all: initial !important;
    position: absolute !important;
    width: 1px !important;
    height: 1px !important;
    overflow: hidden !important;
    clip-path: inset(50%) !important;
    white-space: nowrap !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .root {
    all: initial;
    --_accent: var(--hippath-accent, #0b5c73);
    --_on-accent: var(--hippath-on-accent, #fff);
    --_surface: var(--hippath-surface, #fff);
    --_back: var(--hippath-background, #f3f6f7);
    --_ink: var(--hippath-ink, #17252b);
    --_soft: var(--hippath-soft, #4b5d66);
    --_line: var(--hippath-line, #d5dee2);
    --_edge: var(--hippath-edge, #6e828c);
    --_radius: var(--hippath-radius, 14px);
    --_focus: var(--hippath-focus, #ffb81c);
    --_focus-edge: #17252b;
    --_head: var(--_accent);
    --_on-head: var(--_on-accent);
    --_emergency: #a8170d;
    --_urgent: #8a4300;
    --_non_urgent: #005eb8;
    --_self_care: #00662f;
    --_solid-emergency: #a8170d;
    --_solid-urgent: #8a4300;
    --_solid-non_urgent: #005eb8;
    --_solid-self_care: #00662f;
    --_on-solid: #fff;
    --_tint: #e4f0f3;
    --_scale: 1;
    color-scheme: light;
    position: fixed;
    inset: auto;
    inset-block-end: 0;
    inset-inline-end: 0;
    z-index: 2147483647;
    display: block;
    overflow: visible;
    font-family: var(--hippath-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif);
    font-size: calc(max(16px, 1rem) * var(--_scale));
    line-height: 1.5;
    color: var(--_ink);
    -webkit-text-size-adjust: 100%;
  }
  .root.dark {
    --_accent: var(--hippath-accent-dark, #7cc7dc);
    --_on-accent: var(--hippath-on-accent-dark, #06222b);
    --_surface: var(--hippath-surface-dark, #1a262c);
    --_back: var(--hippath-background-dark, #111a1f);
    --_ink: var(--hippath-ink-dark, #e9f0f3);
    --_soft: var(--hippath-soft-dark, #abbcc4);
    --_line: var(--hippath-line-dark, #35464e);
    --_edge: var(--hippath-edge-dark, #8ba0aa);
    --_focus-edge: #06222b;
    --_head: var(--hippath-header-dark, #14333e);
    --_on-head: #fff;
    --_emergency: #ff8b82;
    --_urgent: #ffb061;
    --_non_urgent: #86bdf5;
    --_self_care: #6fd39b;
    --_tint: #203842;
    color-scheme: dark;
  }
  button,
  textarea,
  input {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  button,
  summary,
  label,
  .button {
    cursor: pointer;
  }
  svg {
    display: block;
    flex: none;
  }
  .icon {
    width: 1.25em;
    height: 1.25em;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 1px;
    box-shadow: 0 0 0 5px var(--_focus-edge);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 44px;
    padding: 0.45em 1em;
    border: 1.5px solid var(--_accent);
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_surface);
    color: var(--_accent);
    font-weight: 600;
    line-height: 1.25;
    text-align: start;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .button:hover {
    background: var(--_tint);
  }
  .button.main {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button.main:hover {
    filter: brightness(1.12);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .button.danger:hover {
    filter: brightness(1.12);
  }
  .button.danger,
  .button.danger:hover {
    border-color: var(--_solid-emergency);
    background: var(--_solid-emergency);
    color: var(--_on-solid);
  }
  @media (forced-colors: active) {
    .root,
    .root.dark {
      /* Every colour below is the system's own; without this the browser paints a plate behind light text on dark ground. */
      forced-color-adjust: none;
      --_accent: ButtonText;
      --_on-accent: ButtonFace;
      --_surface: Canvas;
      --_back: Canvas;
      --_tint: Canvas;
      --_ink: CanvasText;
      --_soft: CanvasText;
      --_line: CanvasText;
      --_edge: CanvasText;
      --_focus: Highlight;
      --_focus-edge: Canvas;
      --_emergency: CanvasText;
      --_urgent: CanvasText;
      --_non_urgent: CanvasText;
      --_self_care: CanvasText;
      --_head: ButtonText;
      --_on-head: ButtonFace;
      --_solid-emergency: CanvasText;
      --_solid-urgent: CanvasText;
      --_solid-non_urgent: CanvasText;
      --_solid-self_care: CanvasText;
      --_on-solid: Canvas;
    }
  }
`;
