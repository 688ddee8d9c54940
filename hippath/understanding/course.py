"""How the complaint has gone: its trend, an injection, the loading programme."""

from __future__ import annotations

from typing import Literal, Optional, Sequence

from hippath.understanding.findings import Duration, TreatmentFinding
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading
from hippath.understanding.span_place import AGO
from hippath.understanding.treatments import elsewhere, named

Trend = Literal["improving", "unchanged", "worse"]
Outcome = Literal["none", "helped", "wore_off", "failed"]
_TREATMENT_REACH = 3
"""Tokens between a treatment and words that tell its effect rather than the trend: "stretching makes it worse"."""
_ORDER: tuple[Trend, ...] = ("worse", "unchanged", "improving")
_INJECTION_REACH = 16
"""Tokens after an injection in which its outcome is told."""
_AGO_REACH = 8
"""Tokens between an injection and when it was."""


def trend(reading: Reading) -> Optional[Trend]:
    """Return the trend told last; where two overlap the longer words win."""
    found = reading.of("trend")
    outer = [
        match
        for match in found
        if not any(
            other is not match and other.first <= match.first and match.last <= other.last
            and (other.last - other.first) > (match.last - match.first)
            for other in found
        )
        and not _of_treatment(match, reading)
        and not (reading.clause_of(match).asks and match.first - reading.clause_of(match).first <= 4)
    ]  # fmt: skip
    if not outer:
        return None
    last = max(outer, key=lambda match: (match.last, -_ORDER.index(match.id)))
    return next(known for known in _ORDER if known == last.id)


def _of_treatment(match: Match, reading: Reading) -> bool:
    return any(
        0 < match.first - other.last <= _TREATMENT_REACH
        and reading.clause_of(other) == reading.clause_of(match)
        and (match.id != "unchanged" or other.last + 2 >= match.first)
        for other in reading.of("treatment")
    )


def injection(reading: Reading, found: Sequence[TreatmentFinding]) -> Optional[Outcome]:
    """Return the outcome of an injection at the iliopsoas; one elsewhere or only diagnostic counts as none."""
    mine = next((item for item in found if item.id == "injection"), None)
    if mine is None or mine.status == "planned":
        return None
    mentions = [match for match in named(reading) if match.id == "injection"]
    if mine.status == "declined" or all(elsewhere(match, reading) for match in mentions):
        return "none"
    if any(_told("wore_off", match, reading) for match in mentions):
        return "wore_off"
    if mine.helped is None:
        return None
    return "helped" if mine.helped else "failed"


def _told(name: str, mention: Match, reading: Reading) -> bool:
    sentence = reading.clause_of(mention).sentence
    return any(
        reading.clause_of(match).sentence in (sentence, sentence + 1) and 0 < match.first - mention.last <= _INJECTION_REACH
        for match in reading.of("injection", name)
    )


def injection_days_ago(reading: Reading, spans: Sequence[Duration], outcome: Optional[Outcome]) -> Optional[float]:
    """Return the days since the injection when a moment stands beside it; None when it was elsewhere."""
    if outcome == "none":
        return None
    for span in spans:
        moment = AGO.match(reading.text[span.end :]) or span.text.lower().startswith(("last", "in ", "yesterday", "this", "on "))
        if span.days is None or not moment:
            continue
        first = next(index for index, token in enumerate(reading.tokens) if token.end > span.start)
        if any(abs(first - mention.first) <= _AGO_REACH for mention in named(reading) if mention.id == "injection"):
            return span.days
    return None


def conservative_days(reading: Reading, found: Sequence[TreatmentFinding]) -> Optional[float]:
    """Return how long loading exercises or physiotherapy have been done, in days."""
    loading = (*reading.knowledge.language.loading, "physio")
    done = [item.days for item in found if item.status == "tried" and item.id in loading and item.days is not None]
    return max(done, default=None)


def conservative_adequate(reading: Reading, found: Sequence[TreatmentFinding]) -> Optional[bool]:
    """Return whether the loading was regular and not undone by training on unchanged; None when not said."""
    loading = (*reading.knowledge.language.loading, "physio")
    done = [item for item in found if item.status == "tried" and item.id in loading]
    if done and reading.of("regular", "carrying_on"):
        return False
    known = [item.regular for item in done if item.regular is not None]
    return known[-1] if known else None
