"""One conversation with the loaded assistant, as the web channel would hold it."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass, field
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from hippath.channels.run_turn import run_turn
from hippath.channels.text import normalise

Json = dict[str, Any]
SECONDS = 60.0


@dataclass
class Exchange:
    """What was said, and what came back."""

    said: str
    replies: list[Json]

    @property
    def question(self) -> Json | None:
        """The question that waits after this reply."""
        asked = [reply["question"] for reply in self.replies if reply.get("question")]
        return asked[-1] if asked else None

    @property
    def result(self) -> Json | None:
        """The result shown in this reply."""
        shown = [reply["result"] for reply in self.replies if reply.get("result")]
        return shown[-1] if shown else None

    @property
    def seen(self) -> str:
        """Everything the patient sees, in one text."""
        return "\n".join(_visible(reply) for reply in self.replies)


@dataclass
class Talk:
    """A conversation: every message goes through the same path as one from the web."""

    agent: Agent
    loop: asyncio.AbstractEventLoop
    safety: Json
    sender: str = field(default_factory=lambda: uuid.uuid4().hex)
    exchanges: list[Exchange] = field(default_factory=list)

    def say(self, words: str | list[str], question: Json | None) -> Exchange:
        """Send typed words, or the quick replies of `question`, and return the exchange."""
        metadata: Json | None = None
        text = words
        if isinstance(words, list):
            assert question is not None, f"quick replies {words} without a question"
            labels = {option["value"]: option["label"] for option in question["options"]}
            text = ", ".join(labels[value] for value in words)
            metadata = {"choices": words, "question_id": question["id"]}
        message = UserMessage(normalise(str(text)), sender_id=self.sender, input_channel="chat", metadata=metadata)
        replies = self.loop.run_until_complete(
            run_turn(self.agent.handle_message, message, SECONDS, self.safety)
        )
        exchange = Exchange(str(text), replies)
        self.exchanges.append(exchange)
        if any(reply.get("erase") for reply in replies):
            self.sender = uuid.uuid4().hex
        return exchange

    def facts(self) -> Json:
        """Return the facts as the assistant holds them now."""
        assert self.agent.processor is not None
        tracker = self.loop.run_until_complete(self.agent.processor.get_tracker(self.sender))
        return tracker.get_slot("facts") or {}

    def transcript(self) -> str:
        """Return the whole conversation, for a failing test to show."""
        lines: list[str] = []
        for exchange in self.exchanges:
            lines.append(f"patient: {exchange.said[:300]}")
            for reply in exchange.replies:
                tag = (reply.get("question") or {}).get("id") or (reply.get("answer") or {}).get("topic")
                tag = tag or (reply.get("result") or {}).get("disposition") or reply.get("type")
                lines.append(f"  [{tag}] {str(reply.get('text'))[:260]}")
        return "\n".join(lines)


def _visible(reply: Json) -> str:
    result = reply.get("result") or {}
    parts: list[str] = [str(reply.get("text") or ""), str(result.get("title") or "")]
    for section in ("actions", "reasons", "self_care", "timeline", "safety_net"):
        parts.extend(result.get(section, ()))
    parts.extend(f"{medicine['name']}: {medicine['text']}" for medicine in result.get("medicines", ()))
    return "\n".join(parts)
