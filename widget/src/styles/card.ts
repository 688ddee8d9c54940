import { css } from "lit";

/** The result. Its level is told by words and a sign, and only then by a colour. */
export const card = css`
  .card {
    width: 100%;
    overflow: hidden;
    border: 2px solid var(--level);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .emergency {
    --level: var(--_solid-emergency);
    --level-ink: var(--_emergency);
  }
  .urgent {
    --level: var(--_solid-urgent);
    --level-ink: var(--_urgent);
  }
  .non_urgent {
    --level: var(--_solid-non_urgent);
    --level-ink: var(--_non_urgent);
  }
  .self_care {
    --level: var(--_solid-self_care);
    --level-ink: var(--_self_care);
  }
  .card .head {
    padding: 0.75em 1em 0.85em;
    background: var(--level);
    color: var(--_on-solid);
  }
  .level {
    display: flex;
    align-items: center;
    gap: 0.5em;
    margin: 0 0 0.25em;
    font-size: 0.9em;
    font-weight: 700;
  }
  .card h3 {
    margin: 0;
    font-size: 1.18em;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .card .body {
    display: flex;
    flex-direction: column;
    gap: 1em;
    padding: 1em;
  }
  .card section {
    min-width: 0;
  }
  h4 {
    margin: 0 0 0.35em;
    font-size: 1em;
    line-height: 1.3;
  }
  .card ul,
  .card ol {
    margin: 0;
  }
  .card li + li {
    margin-block-start: 0.35em;
  }
  .first {
    font-weight: 600;
  }
  .checks {
    padding: 0;
    list-style: none;
  }
  .checks label {
    display: flex;
    gap: 0.7em;
    padding-block: 0.3em;
    min-height: 28px;
  }
  .checks input {
    flex: none;
    width: 1.3em;
    height: 1.3em;
    margin-block-start: 0.12em;
    accent-color: var(--level-ink);
  }
  .advice {
    display: inline-block;
    padding: 0 0.5em;
    border: 1px solid currentColor;
    border-radius: 6px;
    font-size: 0.86em;
    font-weight: 700;
  }
  .stop .advice {
    color: var(--_emergency);
  }
  .ask .advice {
    color: var(--_urgent);
  }
  .ok .advice {
    color: var(--_self_care);
  }
  .net {
    padding: 0.8em 1em;
    border-inline-start: 5px solid var(--_urgent);
    border-radius: 6px;
    background: var(--_back);
  }
  .steps {
    width: 100%;
    max-width: 26em;
    height: auto;
    color: var(--_ink);
    overflow: visible;
  }
  .steps text {
    fill: currentColor;
    font-size: 15px;
  }
  .steps .number {
    font-weight: 700;
    text-anchor: middle;
  }
  .steps .where {
    font-weight: 700;
    fill: var(--level-ink);
  }
  .steps .name.here {
    font-weight: 700;
  }
  .steps circle {
    fill: var(--_surface);
    stroke: var(--_edge);
    stroke-width: 2;
  }
  .steps line {
    stroke: var(--_edge);
    stroke-width: 2;
  }
  .steps circle.here {
    fill: var(--level);
    stroke: var(--level);
  }
  .steps .number.here {
    fill: var(--_on-solid);
  }
  .card .call {
    width: 100%;
    min-height: 52px;
    font-size: 1.1em;
  }
  .card details ol {
    margin-block-start: 0.4em;
    overflow-wrap: anywhere;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    padding-block-start: 0.9em;
    border-block-start: 1px solid var(--_line);
  }
  .tools .button {
    padding-inline: 0.8em;
    font-size: 0.94em;
  }
`;
