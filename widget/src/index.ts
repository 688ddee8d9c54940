import { HippathChat } from "./element.js";

if (!customElements.get("hippath-chat")) customElements.define("hippath-chat", HippathChat);
