"""The intent a message has in this conversation: the classifier proposes, the context decides."""

from __future__ import annotations

from dataclasses import dataclass

from hippath.conversation.asked_part import asked_part
from hippath.conversation.reading import Reading

RED_FLAG = "report_red_flag"
COMMANDS = frozenset({"start_over", "human", "help", "delete_data", "stop", "ask_why_question", "ask_why_result"})
"""Intents that are obeyed at any moment."""
SMALL_TALK = frozenset({"greet", "thanks", "goodbye"})
QUESTIONS = frozenset({"ask_question", "out_of_scope"})
ANSWERS = frozenset({"inform", "affirm", "deny", "not_sure", "correct", "nlu_fallback"})
_COMMAND_WORDS = 12
"""A longer message is a story in which a command word merely occurs."""
_SURE = 0.6
"""Confidence, 0-1, from which a command or a question is believed over an answer to the pending question."""


@dataclass(frozen=True)
class Scene:
    """What settles the intent, beside the classifier."""

    text: str
    """The words."""
    reading: Reading
    """What they answer to the pending question."""
    asked: bool
    """Whether a question is pending."""
    learnt: bool
    """Whether the message added or changed a fact."""
    danger: bool
    """Whether it established a new emergency or same-day flag."""
    finished: bool
    """Whether a result is on the table."""
    known_topic: bool
    """Whether a part of it asks about something the knowledge base answers."""
    consent_refused: bool
    """Whether the person said no to the limits."""


def settle_intent(intent: str, confidence: float, scene: Scene) -> str:
    """Return the final intent.

    Danger first; then commands, unless the words are a story or an answer; then questions; then answers and new facts.
    After a result a message that adds nothing is a fallback: it must not start a second triage by itself. Before it, words that
    ask nothing are taken for an answer or an opening, however strange: a question left unanswered is asked again and counted.
    """
    if scene.danger:
        return RED_FLAG
    if scene.consent_refused:
        return "stop"
    sure = confidence >= _SURE
    short = len(scene.text.split()) <= _COMMAND_WORDS
    exact = scene.reading.is_answer and scene.reading.kind != "free"
    if intent in COMMANDS and sure and short and not exact and not scene.learnt:
        return intent
    asks = asked_part(scene.text) is not None
    if intent == "out_of_scope" and not asks and not scene.finished:
        intent = "inform"
    if scene.known_topic:
        return "ask_question"
    if asks and not scene.learnt and not scene.reading.is_answer and intent in ("nlu_fallback", "help"):
        return "out_of_scope"
    if intent in QUESTIONS and (asks or (sure and not exact)) and (intent == "ask_question" or not scene.learnt):
        return intent
    if scene.asked:
        if intent in SMALL_TALK and sure and not scene.reading.is_answer and not scene.learnt:
            return intent
        return "correct" if intent == "correct" and scene.learnt else "inform"
    if scene.learnt:
        return "correct" if intent == "correct" else "inform"
    if scene.finished and intent in ANSWERS:
        return "nlu_fallback"
    return "inform" if intent == "nlu_fallback" else intent
