import { describe, expect, it } from "vitest";
import { backoff } from "../src/backoff.js";
import { telephone } from "../src/clinic.js";
import type { Message } from "../src/contract.js";
import { deadlines } from "../src/ending.js";
import { keeper, type Kept } from "../src/keep.js";
import { rendered } from "../src/markdown.js";
import { plain, spoken, summary } from "../src/plain.js";
import { WORDS } from "../src/words.js";

describe("markdown", () => {
  it.each([
    ["**Stop** and *wait*", "<p><strong>Stop</strong> and <em>wait</em></p>"],
    ["one\ntwo", "<p>one<br>two</p>"],
    ["- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
    ["[NHS](https://nhs.uk)", '<p><a href="https://nhs.uk" target="_blank" rel="noopener noreferrer">NHS</a></p>'],
    ["[call](tel:999)", '<p><a href="tel:999" target="_blank" rel="noopener noreferrer">call</a></p>'],
  ])("%j", (markdown, html) => {
    expect(rendered(markdown).innerHTML.replace(/>\s+</g, "><").trim()).toBe(html);
  });

  it.each(["[x](javascript:alert(1))", "![x](https://evil.example/x.png)", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<a href='javascript:alert(1)'>x</a>"])(
    "leaves nothing alive of %j",
    (markdown) => {
      const box = rendered(markdown);
      expect(box.querySelector("img, script, [onerror], [href^='javascript']")).toBeNull();
    },
  );
});

describe("plain words", () => {
  it.each([
    ["**Stop** now", "Stop now"],
    ["- a\n- b", "a\nb"],
    ["see [NHS](https://nhs.uk)", "see NHS"],
    ["3 * 12 * 2", "3 * 12 * 2"],
  ])("%j", (markdown, words) => {
    expect(plain(markdown)).toBe(words);
  });

  it("names the level first, then what to do", () => {
    const result = { urgency: "emergency", title: "Go to A&E now.", actions: ["Do not drive."], reasons: [] };
    expect(spoken({ result } as unknown as Message)).toBe("Emergency. Go to A&E now. Do not drive.");
  });

  it("names the choices", () => {
    const question = { kind: "single", options: [{ value: "y", label: "Yes" }, { value: "n", label: "No" }] };
    expect(spoken({ text: "Is it **deep**?", question } as unknown as Message)).toBe("Is it deep? You can answer: Yes; No.");
  });

  it("leaves no empty part in the summary", () => {
    const empty = { reasons: [], self_care: [], medicines: [], timeline: [], safety_net: ["Call if worse."], sources: [] };
    const result = { ...empty, disposition: "x", urgency: "self_care" as const, title: "Go on.", actions: ["Walk."] };
    expect(summary(result, [], "today", "")).toBe("Summary for my visit, today\n\nSelf-care: Go on.\n\nWhat to do\n- Walk.\n\nGet help sooner if\n- Call if worse.");
  });
});

describe("small sums", () => {
  it.each([[0, 0, 1], [3, 0, 8], [9, 0, 15], [0, 7, 7]])("attempt %i, asked to wait %i: %i seconds", (attempt, asked, seconds) => {
    expect(backoff(attempt, asked)).toBe(seconds);
  });

  it.each([["999", "tel:999"], ["01632 960000", "tel:01632960000"], ["+44 (0)20", "tel:+44020"], ["UK 999; US 911", null], ["", null]])("%j", (number, address) => {
    expect(telephone(number)).toBe(address);
  });

  it.each([[0, 3300, 3600], [3400, -100, 200], [3700, -400, -100]])("at %i the warning is due in %i, the end in %i", (now, warn, end) => {
    expect(deadlines("1970-01-01T01:00:00Z", 0, now)).toEqual({ warn, end });
  });
});

describe("what is kept", () => {
  const kept: Kept = { session: { conversation_id: "c", token: "t", expires_at: "" }, outbox: [], open: true, scale: 1.5 };

  it("comes back as it was, and goes", () => {
    const keep = keeper(() => sessionStorage, "k");
    keep.write(kept);
    expect(keep.read()).toEqual(kept);
    keep.forget();
    expect(keep.read()).toBeNull();
  });

  it.each(["nonsense", "{}", '{"session": {"token": 1}, "outbox": []}', "[]"])("is nothing when it holds %s", (text) => {
    sessionStorage.setItem("k", text);
    expect(keeper(() => sessionStorage, "k").read()).toBeNull();
  });

  it("is nothing where storage is refused", () => {
    const keep = keeper(() => { throw new Error("denied"); }, "k");
    keep.write(kept);
    expect(keep.read()).toBeNull();
  });
});

describe("counted things", () => {
  it.each([[0, "0 records of this conversation were"], [1, "1 record of this conversation was"], [7, "7 records of this conversation were"]])("%i", (count, beginning) => {
    expect(WORDS.erasedRecords(count)).toBe(`${beginning} deleted.`);
  });
});
