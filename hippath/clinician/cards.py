"""An evidence card: everything known about one topic, for one audience."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hippath.clinician.certainty import in_words, span
from hippath.clinician.groups import HEADINGS, Link
from hippath.clinician.sources import SourceLine, numbers, source_lines
from hippath.knowledge import Knowledge
from hippath.knowledge.faq import Audience, Topic
from hippath.knowledge.statement import Statement


@dataclass(frozen=True)
class Evidence:
    """One statement of a card."""

    text: str
    """What is said."""
    numbers: tuple[int, ...]
    """References of the card that it rests on."""
    certainty: str
    """Label in words; empty when the content gives none."""


@dataclass(frozen=True)
class Card:
    """A topic as it is shown."""

    id: str
    """Topic id."""
    title: str
    """Heading."""
    group: str
    """Heading of its group."""
    evidence: tuple[Evidence, ...]
    """The answer, statement by statement."""
    certainty: str
    """The labels of the statements as one phrase; empty when there are none."""
    sources: tuple[SourceLine, ...]
    """References in the order of their numbers."""
    related: tuple[Link, ...]
    """Topics to read next."""
    danger: tuple[Link, ...]
    """Danger signs that belong to it."""
    screen_first: bool
    """Whether patients read it only after fracture and infection are screened out."""
    reviewed: date
    """Day of the last review."""
    reviewed_by: str
    """Who reviewed it."""


def card(topic: Topic, audience: Audience, knowledge: Knowledge) -> Card:
    """Return ``topic`` as a card for ``audience``."""
    statements = _statements(topic, audience)
    numbered = numbers(key for statement in statements for key in statement.sources)
    return Card(
        id=topic.id,
        title=topic.heading(audience),
        group=HEADINGS[topic.group],
        evidence=tuple(_evidence(statement, numbered) for statement in statements),
        certainty=span(statement.certainty for statement in statements),
        sources=source_lines(numbered, knowledge),
        related=_related(topic, audience, knowledge),
        danger=tuple(Link(flag, knowledge.red_flags[flag].name) for flag in topic.danger),
        screen_first=topic.gate == "exercise",
        reviewed=topic.reviewed.date,
        reviewed_by=topic.reviewed.by,
    )


def _statements(topic: Topic, audience: Audience) -> tuple[Statement, ...]:
    if audience == "clinician":
        return topic.clinician
    return (*topic.patient.short, *topic.patient.detail, *topic.patient.seek_help)


def _evidence(statement: Statement, numbered: dict[str, int]) -> Evidence:
    cited = tuple(sorted(numbered[key] for key in statement.sources))
    return Evidence(statement.text, cited, in_words(statement.certainty) if statement.certainty else "")


def _related(topic: Topic, audience: Audience, knowledge: Knowledge) -> tuple[Link, ...]:
    others = (knowledge.faq[other] for other in topic.related)
    return tuple(Link(other.id, other.heading(audience)) for other in others if audience in other.audience)
