"""Cards that answer a question."""

from __future__ import annotations

from dataclasses import dataclass

from hippath.clinician.cards import Card, card
from hippath.knowledge import Knowledge
from hippath.retrieval import lookup

SURE = 0.4
"""From this probability on that one of the topics shown is meant they are called answers, below it the nearest topics."""
SHOWN = 5
"""Cards on a page of results."""


@dataclass(frozen=True)
class Answer:
    """A card with its rank."""

    card: Card
    """The topic."""
    score: float
    """Probability, 0-1, that this topic is meant."""


@dataclass(frozen=True)
class Found:
    """What is known about a question."""

    question: str
    """As it was asked."""
    answers: tuple[Answer, ...]
    """Likeliest first."""
    sure: bool
    """Whether one of them is likely to be meant."""


def find(question: str, knowledge: Knowledge) -> Found:
    """Return the clinician's cards for ``question``; no answers when it is not about this subject."""
    matches = lookup(question, "clinician", SHOWN, knowledge)
    answers = tuple(Answer(card(knowledge.faq[match.topic], "clinician", knowledge), match.score) for match in matches)
    return Found(question, answers, sum(answer.score for answer in answers) >= SURE)
