import { base } from "./base.js";
import { card } from "./card.js";
import { panel } from "./panel.js";
import { talk } from "./talk.js";

export const styles = [base, panel, talk, card];
