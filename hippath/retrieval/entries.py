"""What a question is compared with: every way of asking, every heading and every answer of an audience's topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hippath.knowledge import Knowledge
from hippath.knowledge.faq import Topic

Audience = Literal["patient", "clinician"]
NONE = "none"
"""Stands for: about something else."""


@dataclass(frozen=True)
class Entry:
    """One text of a topic."""

    topic: str
    """Topic id."""
    text: str
    """The text."""
    asks: bool
    """Whether it is a way of asking or a heading; otherwise a statement of the answer."""


def entries(knowledge: Knowledge, audience: Audience) -> tuple[Entry, ...]:
    """Return the texts of every topic that has an answer for ``audience``, and questions about none of them.

    Both audiences' ways of asking count: patients read clinicians' words and the other way round.
    """
    topics = [topic for topic in knowledge.faq.values() if audience in topic.audience]
    strangers = tuple(Entry(NONE, text, asks=True) for text in knowledge.elsewhere)
    return (*(entry for topic in topics for entry in _of_topic(topic, audience)), *strangers)


def _of_topic(topic: Topic, audience: Audience) -> list[Entry]:
    asks = dict.fromkeys((topic.title, *topic.asks.patient, *topic.asks.clinician))
    answers = topic.clinician if audience == "clinician" else (*topic.patient.short, *topic.patient.detail)
    return [
        *(Entry(topic.id, text, asks=True) for text in asks),
        *(Entry(topic.id, statement.text, asks=False) for statement in answers),
    ]
