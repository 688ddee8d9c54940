"""The table of next steps as a clinician reads it."""

from __future__ import annotations

from dataclasses import dataclass

from hippath.clinician.clinic_words import clinic_words
from hippath.clinician.in_words import Alternatives, alternatives, in_time
from hippath.clinician.sources import SourceLine, numbers, source_lines
from hippath.knowledge import Knowledge
from hippath.knowledge.pathway import Advice, Disposition, Review, Row

STEPS: dict[Disposition, str] = {
    "emergency_now": "Emergency now",
    "urgent_same_day": "Seen the same day",
    "routine_gp_assessment": "Assessment by a clinician",
    "not_iliopsoas_other_assessment": "Assessment for another cause",
    "surgical_consultation": "Surgical opinion",
    "consider_injection_referral": "Consider referral for an injection",
    "continue_conservative": "Continue conservative care",
    "self_care_conservative": "Start conservative care",
}


@dataclass(frozen=True)
class Line:
    """A sentence of a row."""

    text: str
    """What the patient is told."""
    when: Alternatives
    """Whom it is for; empty for everyone who reaches the row."""
    numbers: tuple[int, ...]
    """References behind it."""


@dataclass(frozen=True)
class PathwayRow:
    """One row, in words."""

    id: str
    """``pathway.N``."""
    number: str
    """Its place in the table."""
    step: str
    """What it leads to."""
    urgency: str
    """``emergency``, ``urgent``, ``non_urgent`` or ``self_care``."""
    title: str
    """Headline the patient reads."""
    when: Alternatives
    """Its condition."""
    reasons: tuple[Line, ...]
    """Why."""
    actions: tuple[Line, ...]
    """What to do."""
    timeline: tuple[Line, ...]
    """What comes next."""
    review: tuple[tuple[str, Alternatives], ...]
    """When to look again, and for whom."""
    numbers: tuple[int, ...]
    """References behind the row."""


@dataclass(frozen=True)
class PathwayTable:
    """The whole table."""

    rows: tuple[PathwayRow, ...]
    """The first whose condition holds decides."""
    sources: tuple[SourceLine, ...]
    """References of all rows."""


def pathway_table(knowledge: Knowledge) -> PathwayTable:
    """Return the rows of ``pathway.yml`` in words, with their references."""
    rows = knowledge.pathway.rows
    numbered = numbers(key for row in rows for key in _keys(row))
    return PathwayTable(tuple(_row(row, numbered, knowledge) for row in rows), source_lines(numbered, knowledge))


def _keys(row: Row) -> list[str]:
    said = (*row.reasons, *row.actions, *row.timeline)
    return [*row.sources, *(key for advice in said for key in advice.sources)]


def _row(row: Row, numbered: dict[str, int], knowledge: Knowledge) -> PathwayRow:
    return PathwayRow(
        id=row.id,
        number=row.id.rpartition(".")[2],
        step=STEPS[row.disposition],
        urgency=knowledge.pathway.urgencies[row.disposition],
        title=clinic_words(row.title, knowledge),
        when=alternatives(row.when, knowledge),
        reasons=_lines(row.reasons, numbered, knowledge),
        actions=_lines(row.actions, numbered, knowledge),
        timeline=_lines(row.timeline, numbered, knowledge),
        review=tuple((_review(review), alternatives(review.when, knowledge)) for review in row.review),
        numbers=_cited(row.sources, numbered),
    )


def _lines(said: tuple[Advice, ...], numbered: dict[str, int], knowledge: Knowledge) -> tuple[Line, ...]:
    return tuple(
        Line(clinic_words(advice.text, knowledge), alternatives(advice.when, knowledge), _cited(advice.sources, numbered))
        for advice in said
    )


def _cited(keys: tuple[str, ...], numbered: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted(numbered[key] for key in keys))


def _review(review: Review) -> str:
    sooner = ""
    if review.programme_until is not None:
        sooner = f", or when {in_time(review.programme_until)} of the programme are done if that is sooner"
    if review.injection_until is not None:
        sooner = f", or {in_time(review.injection_until)} after the injection if that is sooner"
    return f"in {in_time(review.days)}{sooner}"
