"""What the patients of the benchmarks say: one whole triage and a question, the same words to every system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiohttp

from benchmarks.systems import Conversation, System
from hippath.knowledge import load_knowledge

STORY = "The front of my right hip has been sore for two months and it hurts on the stairs"
QUESTION = "can I take ibuprofen with it?"
ANSWERS = {
    "consent": "yes",
    "opening": STORY,
    "check_understanding": "all correct",
    "stress_screen": "no",
    "age": "34",
    "where": "in the groin",
    "duration": "2 months",
    "tried": "just rest",
    "programme": "no",
    "trend": "about the same",
}
BY_KIND = {"multi": "none of these", "single": "no", "free": "my hip hurts"}
MOST_TURNS = 30
KINDS = ("greeting", "free text", "form answer", "result", "question")


@dataclass(frozen=True)
class Line:
    """One message."""

    kind: str
    """One of KINDS: what answering it takes."""
    text: str
    """The words."""


async def write_script(hippath: System) -> list[Line]:
    """Return the messages of a triage to its result, as hippath asks for them, with a greeting before and a question after."""
    async with aiohttp.ClientSession() as session:
        conversation = Conversation(hippath, session)
        await conversation.open()
        said = Line("greeting", "hello")
        lines: list[Line] = []
        while len(lines) < MOST_TURNS:
            _, replies = await conversation.say(said.text)
            if any(reply.get("result") for reply in replies):
                return [*lines, Line("result", said.text), Line("question", QUESTION)]
            lines.append(said)
            question = next((reply["question"] for reply in reversed(replies) if reply.get("question")), None)
            if question is None:
                break
            said = _answer(question)
    raise SystemExit(f"the benchmark's patient got no result; last said: {said.text}")


def _answer(question: Any) -> Line:
    text = ANSWERS.get(question["id"], BY_KIND[question["kind"]])
    return Line("free text" if question["id"] == "opening" else "form answer", text)


def gives_result(replies: list[dict[str, Any]]) -> bool:
    """Return whether the replies hold a disposition: hippath says so, stock channels carry its text only."""
    heading = load_knowledge().conversation.headings["safety_net"]
    return any(reply.get("result") or heading in str(reply.get("text")) for reply in replies)
