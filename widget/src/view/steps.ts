import { nothing, svg, type TemplateResult } from "lit";
import type { Step } from "../contract.js";
import { WORDS } from "../words.js";

const HIGH = 66;
const MIDDLE = 20;
const LINE = 20;

/** The pathway as a picture: its steps from top to bottom, where the patient stands, and by when to look again. */
export function stepsPicture(steps: readonly Step[], review: string): TemplateResult<2> | typeof nothing {
  const here = steps.findIndex((step) => step.here);
  if (here < 0) return nothing;
  const label = WORDS.stepsLabel(steps.map((step) => step.title), here + 1, review);
  const end = MIDDLE + HIGH * (steps.length - 1);
  const foot = here === steps.length - 1 ? 2.4 * LINE : LINE;
  return svg`<svg class="steps" part="steps" role="img" aria-label=${label} viewBox="0 0 300 ${end + foot}">
    <line x1=${MIDDLE} y1=${MIDDLE} x2=${MIDDLE} y2=${end}></line>
    ${steps.map((step, index) => one(step, index, review))}
  </svg>`;
}

function one(step: Step, index: number, review: string): TemplateResult<2> {
  const y = MIDDLE + HIGH * index;
  const state = step.here ? "here" : "";
  const below = step.here ? [WORDS.here, ...(review ? [WORDS.nextLook(review)] : [])] : [];
  return svg`<circle class=${state} cx=${MIDDLE} cy=${y} r="17"></circle>
    <text class="number ${state}" x=${MIDDLE} y=${y + 5}>${index + 1}</text>
    <text class="name ${state}" x="50" y=${y - (step.here ? 5 : -5)}>${step.title}</text>
    ${below.map((text, row) => svg`<text class="where" x="50" y=${y - 5 + LINE * (row + 1)}>${text}</text>`)}`;
}
