"""A text in, findings out."""

from __future__ import annotations

from datetime import date
from typing import Iterable, Literal

from hippath.knowledge import Knowledge, load_knowledge
from hippath.understanding.assertion import is_hypothetical, status_of
from hippath.understanding.compose import compose, other_part_only
from hippath.understanding.course import conservative_adequate, conservative_days, injection, injection_days_ago, trend
from hippath.understanding.durations import durations
from hippath.understanding.findings import Duration, Finding, Findings, Status
from hippath.understanding.patterns import Match
from hippath.understanding.person import age, side
from hippath.understanding.scene import Reading, read
from hippath.understanding.treatments import treatments

_STRENGTH: tuple[Status, ...] = ("past", "absent", "possible", "other_person", "present")
"""When one text says several things of a finding, the most concerning stands: understanding may only add concern."""
_HISTORY = frozenset(
    {"cancer_ever", "long_term_steroids", "past_hip_injury", "hip_replacement", "ulcer_or_gi_bleed_ever"}
)
"""Kept as history although past (clinical reference, section 4)."""


def understand(text: str, now: date, knowledge: Knowledge | None = None) -> Findings:
    """Return what ``text`` says; spans of time that name a date count back from ``now``. Pure and deterministic."""
    knowledge = knowledge or load_knowledge()
    reading = read(text, knowledge)
    spans = durations(reading, now)
    tried = treatments(reading, spans)
    atoms = _atoms(reading)
    symptoms = tuple(item for item in atoms if item.id in knowledge.symptoms)
    features = tuple(item for item in atoms if item.id in knowledge.features)
    conditions = tuple(item for item in atoms if item.id in knowledge.medicine_conditions)
    complaint = [span for span in spans if span.role == "complaint"]
    return Findings(
        text=text,
        symptoms=_painless(symptoms),
        features=features,
        medicine_conditions=conditions,
        activities=_merged(_direct(reading, "activity")),
        treatments=tried,
        durations=spans,
        duration=_of_complaint(complaint, reading),
        side=side(reading),
        age=age(reading),
        other_body_part=other_part_only(reading),
        subject=_subject((*symptoms, *features), reading),
        trend=trend(reading),
        injection=injection(reading, tried),
        injection_days_ago=injection_days_ago(reading, spans),
        conservative_days=conservative_days(reading, tried),
        conservative_adequate=conservative_adequate(reading, tried),
        correction=bool(reading.of("cue", "correction")),
    )


def _of_complaint(spans: list[Duration], reading: Reading) -> Duration | None:
    """Return how long it has hurt: the span beside what is felt, else the longest."""
    felt = [match for match in (*reading.of("sensation"), *reading.of("symptom")) if status_of(match, reading) == "present"]

    def beside(span: Duration) -> bool:
        place = next(index for index, token in enumerate(reading.tokens) if token.end > span.start)
        clause = next(clause for clause in reading.clauses if clause.first <= place <= clause.last)
        return any(clause.first <= match.first <= clause.last for match in felt)

    return max(spans, key=lambda span: (beside(span), span.days or 0), default=None)


def _atoms(reading: Reading) -> tuple[Finding, ...]:
    found = [*_direct(reading, "symptom"), *_direct(reading, "feature"), *_direct(reading, "medicine_condition")]
    found += [
        _finding(identity, span, mention, reading)
        for identity, span, mention in compose(reading)
        if not is_hypothetical(mention, reading)
    ]
    return _merged(found)


def _direct(reading: Reading, kind: str) -> list[Finding]:
    return [_finding(match.id, match, match, reading) for match in reading.of(kind) if not is_hypothetical(match, reading)]


def _finding(identity: str, span: Match, mention: Match, reading: Reading) -> Finding:
    status = status_of(mention, reading)
    if identity in _HISTORY and status == "past":
        status = "present"
    if identity in reading.knowledge.language.hedged_counts and status == "possible":
        status = "present"
    start, end = reading.tokens[span.first].start, reading.tokens[span.last].end
    return Finding(identity, status, reading.text[start:end], start, end)


def _merged(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return one finding an id, the most concerning status and the earliest words."""
    best: dict[str, Finding] = {}
    for item in sorted(found, key=lambda item: (item.start, item.end)):
        known = best.get(item.id)
        if known is None or _STRENGTH.index(item.status) > _STRENGTH.index(known.status):
            best[item.id] = item
    return tuple(sorted(best.values(), key=lambda item: (item.start, item.id)))


def _painless(symptoms: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the symptoms with a painless click instead of a snap when both were read from the same words."""
    ids = {item.id: item for item in symptoms if item.status == "present"}
    painful = any(item.status == "present" and "pain" in item.id for item in symptoms)
    if "clicking_painless" in ids and "snapping" in ids:
        drop = "clicking_painless" if painful else "snapping"
        return tuple(item for item in symptoms if item.id != drop)
    return symptoms


def _subject(found: tuple[Finding, ...], reading: Reading) -> Literal["self", "other"]:
    """Return ``other`` when what is reported is another person's and nothing is one's own."""
    statuses = {item.status for item in found}
    if "other_person" in statuses and "present" not in statuses:
        return "other"
    return "self"
