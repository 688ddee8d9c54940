"""What the assistant says, cut into messages that a platform takes, with the options as buttons or numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hippath.channels.message_log import Message
from hippath.channels.messaging.split import split
from hippath.knowledge.conversation import Conversation

EXCLUSIVE = {"none", "not_sure"}
"""Options of a question with several answers that are the whole answer by themselves."""
URGENT = {"emergency", "urgent"}


@dataclass(frozen=True)
class Limits:
    """What one message of a platform may hold."""

    longest: int
    """Characters of text."""
    title: int = 0
    """Characters on a button; 0: the platform has no buttons."""
    most: int = 0
    """Buttons."""
    numbered: bool = False
    """The parts of a long text may arrive in any order and say which they are."""
    tick_boxes: bool = False
    """Several options can be ticked and sent together."""


@dataclass(frozen=True)
class Button:
    """An option to press."""

    title: str
    value: str


@dataclass(frozen=True)
class Piece:
    """One message to send, in markdown."""

    text: str
    question_id: str | None = None
    """The question that the buttons answer."""
    buttons: tuple[Button, ...] = ()
    tick: bool = False
    """The buttons are boxes to tick, any number of them."""


def pieces(messages: Sequence[Message], say: Conversation, limits: Limits) -> list[Piece]:
    """Return `messages` in pieces within `limits`, in order, but an urgent result before everything else."""
    ordered = sorted(messages, key=lambda message: (message.get("result") or {}).get("urgency") not in URGENT)
    return [piece for message in ordered for piece in _pieces(message, say, limits)]


def _pieces(message: Message, say: Conversation, limits: Limits) -> list[Piece]:
    question = message.get("question") or {}
    options = [Button(option["label"], option["value"]) for option in question.get("options") or []]
    several = question.get("kind") == "multi"
    short = all(len(option.title) <= limits.title for option in options) and len(options) <= limits.most
    parts = [message["text"], *_about_answer(message, say)]
    if options and not (short and (not several or limits.tick_boxes)):
        parts.append("\n".join(f"{number}. {option.title}" for number, option in enumerate(options, start=1)))
        parts.append(say.choose_several if several else say.choose_one)
    texts = split("\n\n".join(parts), limits.longest)
    if limits.numbered and len(texts) > 1:
        texts = [f"({number}/{len(texts)}) {text}" for number, text in enumerate(texts, start=1)]
    cut = [Piece(text) for text in texts]
    buttons = _buttons(options, several, short, limits)
    if buttons:
        cut[-1] = replace(cut[-1], question_id=question.get("id"), buttons=buttons, tick=several and short and limits.tick_boxes)
    return cut


def _buttons(options: list[Button], several: bool, short: bool, limits: Limits) -> tuple[Button, ...]:
    if several and not (short and limits.tick_boxes):
        # One press would answer the whole question, so only what is the whole answer gets a button.
        alone = [option for option in options if option.value in EXCLUSIVE and len(option.title) <= limits.title]
        return tuple(alone[: limits.most])
    if short:
        return tuple(options)
    numbered = [Button(str(number), option.value) for number, option in enumerate(options, start=1)]
    return tuple(numbered) if len(numbered) <= limits.most else ()


def _about_answer(message: Message, say: Conversation) -> list[str]:
    answer = message.get("answer") or {}
    sources = [f"{number}. {source['text']}" for number, source in enumerate(answer.get("sources") or [], start=1)]
    parts = [f"[{answer['more']}]"] if answer.get("more") else []
    if sources:
        parts.append("\n".join([f"{say.headings['sources']}:", *sources]))
    if answer.get("related"):
        parts.append("\n".join([say.related, *(f"- {title}" for title in answer["related"])]))
    return parts
