import { css } from "lit";

/** What both sides say, and the ways to answer. */
export const talk = css`
  .talk {
    display: flex;
    flex-direction: column;
    gap: 0.85em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .talk > li {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0.35em;
    min-width: 0;
  }
  .talk > li.patient {
    align-items: flex-end;
  }
  .bubble {
    max-width: 90%;
    padding: 0.6em 0.9em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    border-end-start-radius: 4px;
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  .patient .bubble {
    border-color: transparent;
    border-radius: var(--_radius);
    border-end-end-radius: 4px;
    background: var(--_accent);
    color: var(--_on-accent);
    white-space: pre-wrap;
  }
  .notice .bubble {
    border-inline-start: 4px solid var(--_edge);
  }
  .patient.unsent .bubble {
    border: 1.5px dashed var(--_edge);
    background: var(--_surface);
    color: var(--_ink);
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.6em;
    padding-inline: 0.25em;
    color: var(--_soft);
    font-size: 0.82em;
    line-height: 1.3;
  }
  .meta button {
    min-width: 24px;
    min-height: 24px;
    padding: 0 0.3em;
    border: 0;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .prose > :first-child {
    margin-block-start: 0;
  }
  .prose > :last-child {
    margin-block-end: 0;
  }
  .prose p,
  .prose ul,
  .prose ol {
    margin-block: 0.55em;
  }
  ul,
  ol {
    padding-inline-start: 1.25em;
  }
  ul {
    list-style-type: disc;
  }
  a {
    color: var(--_accent);
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
    width: 100%;
  }
  .options .button {
    border-radius: 999px;
    padding-inline: 1.1em;
  }
  fieldset.options {
    flex-direction: column;
    gap: 0;
    padding: 0.35em 0.9em 0.9em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  fieldset.options .button {
    border-radius: calc(var(--_radius) - 2px);
    margin-block-start: 0.7em;
    align-self: stretch;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-height: 44px;
    padding-block: 0.3em;
    border-block-end: 1px solid var(--_line);
    line-height: 1.3;
  }
  .tick.alone {
    font-weight: 600;
  }
  .tick input {
    flex: none;
    width: 1.4em;
    height: 1.4em;
    accent-color: var(--_accent);
  }
  .hint {
    padding-block: 0.4em;
    color: var(--_soft);
    font-size: 0.88em;
  }
  details {
    max-width: 100%;
    font-size: 0.92em;
  }
  summary {
    min-height: 28px;
    padding-block: 0.15em;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  details p {
    margin: 0.3em 0 0;
  }
  .left {
    color: var(--_soft);
    font-size: 0.86em;
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .typing {
    display: inline-flex;
    gap: 0.3em;
    padding: 0.85em 0.9em;
  }
  .typing i {
    width: 0.5em;
    height: 0.5em;
    border-radius: 50%;
    background: var(--_soft);
    animation: breathe 1.2s infinite ease-in-out;
  }
  .typing i:nth-child(2) {
    animation-delay: 0.2s;
  }
  .typing i:nth-child(3) {
    animation-delay: 0.4s;
  }
  @keyframes breathe {
    0%,
    70%,
    100% {
      opacity: 0.3;
    }
    35% {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .typing i {
      animation: none;
    }
  }
`;
