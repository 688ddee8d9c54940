import { css } from "lit";

/** Launcher, panel, header, log and the box to type in. */
export const panel = css`
  .launcher {
    position: fixed;
    inset-block-end: var(--hippath-inset, max(1.25em, env(safe-area-inset-bottom)));
    inset-inline-end: var(--hippath-inset, max(1.25em, env(safe-area-inset-right)));
    min-height: 56px;
    max-width: calc(100vw - 2.5em);
    padding: 0.6em 1.35em 0.6em 1.1em;
    border-radius: 999px;
    box-shadow: 0 2px 6px rgb(10 30 40 / 0.2), 0 10px 28px rgb(10 30 40 / 0.22);
  }
  .launcher .icon {
    width: 1.6em;
    height: 1.6em;
  }
  .unread {
    width: 0.75em;
    height: 0.75em;
    border: 2px solid var(--_on-accent);
    border-radius: 50%;
    background: var(--_solid-emergency);
  }
  .launcher[hidden] {
    display: none;
  }
  dialog {
    position: fixed;
    inset: auto;
    inset-block-end: var(--hippath-inset, max(1.25em, env(safe-area-inset-bottom)));
    inset-inline-end: var(--hippath-inset, max(1.25em, env(safe-area-inset-right)));
    display: none;
    flex-direction: column;
    width: min(26em, 100vw - 2.5em);
    max-width: none;
    height: min(44em, 100dvh - 2.5em);
    max-height: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_back);
    color: inherit;
    box-shadow: 0 4px 12px rgb(10 30 40 / 0.16), 0 24px 64px rgb(10 30 40 / 0.28);
  }
  dialog[open] {
    display: flex;
  }
  dialog:modal {
    inset: 0;
    width: 100vw;
    height: 100dvh;
    border: 0;
    border-radius: 0;
  }
  dialog::backdrop {
    background: var(--_back, #fff);
  }
  header {
    display: flex;
    align-items: center;
    gap: 0.25em;
    padding: 0.6em 0.5em 0.6em 1em;
    background: var(--_head);
    color: var(--_on-head);
  }
  .title {
    flex: 1;
    min-width: 0;
  }
  h2 {
    margin: 0;
    font-size: 1.06em;
    font-weight: 700;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .title p {
    margin: 0.1em 0 0;
    font-size: 0.84em;
    line-height: 1.3;
  }
  .round {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    padding: 0;
    border: 1.5px solid transparent;
    border-radius: 50%;
    background: transparent;
    color: inherit;
    flex: none;
  }
  .round:hover {
    background: rgb(127 160 170 / 0.35);
  }
  .help {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.45em;
    min-height: 2.1em;
    padding: 0.25em 1em;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
    color: var(--_emergency);
    font-size: 0.9em;
    font-weight: 600;
    line-height: 1.3;
    text-decoration: none;
  }
  a.help {
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .help .icon {
    width: 1.05em;
    height: 1.05em;
  }
  .menu {
    display: grid;
    padding: 0.4em;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
    box-shadow: 0 8px 16px rgb(10 30 40 / 0.12);
  }
  .menu .button {
    justify-content: flex-start;
    border-color: transparent;
    color: var(--_ink);
    font-weight: 500;
  }
  .size {
    display: flex;
    align-items: center;
    gap: 0.5em;
    padding: 0.1em 0.5em 0.1em 1em;
  }
  .size > span {
    flex: 1;
  }
  .size .round {
    border-color: var(--_edge);
    font-weight: 700;
  }
  .log {
    position: relative;
    flex: 1;
    min-height: 4em;
    padding: 1em;
    overflow-y: auto;
    overscroll-behavior: contain;
    scroll-padding-block: 0.75em;
  }
  .log:focus-visible {
    outline-offset: -4px;
    box-shadow: none;
  }
  .status {
    display: flex;
    flex-direction: column;
    gap: 0.5em;
    padding: 0.6em 1em;
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
    font-size: 0.94em;
  }
  .status p {
    margin: 0;
  }
  .status.alarm {
    border-block-start: 4px solid var(--_emergency);
  }
  .gone {
    display: flex;
    align-items: center;
    gap: 0.5em;
    font-weight: 700;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  form.compose {
    display: flex;
    align-items: flex-end;
    gap: 0.5em;
    padding: 0.6em 0.6em max(0.6em, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_line);
    background: var(--_surface);
  }
  textarea {
    flex: 1;
    min-width: 0;
    min-height: 44px;
    max-height: 8em;
    padding: 0.55em 0.8em;
    border: 1.5px solid var(--_edge);
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_surface);
    resize: none;
    line-height: 1.4;
    field-sizing: content;
  }
  textarea:focus-visible {
    border-color: var(--_focus-edge);
    outline-offset: 0;
    box-shadow: none;
  }
  textarea::placeholder {
    color: var(--_soft);
    opacity: 1;
  }
  .compose .button.main {
    padding-inline: 0.75em;
  }
  @media (max-height: 30em) {
    .title p,
    .help {
      display: none;
    }
  }
`;
