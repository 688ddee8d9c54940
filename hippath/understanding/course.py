"""How the complaint has gone: its trend, an injection, the loading programme."""

from __future__ import annotations

from typing import Literal, Optional, Sequence

from hippath.understanding.findings import Duration, TreatmentFinding
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

Trend = Literal["improving", "unchanged", "worse"]
Outcome = Literal["none", "helped", "wore_off", "failed"]
_ORDER: tuple[Trend, ...] = ("worse", "unchanged", "improving")


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
    ]  # fmt: skip
    if not outer:
        return None
    last = max(outer, key=lambda match: (match.last, -_ORDER.index(match.id)))
    return next(known for known in _ORDER if known == last.id)


def _of_treatment(match: Match, reading: Reading) -> bool:
    return any(
        abs(other.first - match.first) <= 2 and other.id in ("nsaid", "paracetamol")
        for other in reading.of("treatment")
    )


def injection(reading: Reading, found: Sequence[TreatmentFinding]) -> Optional[Outcome]:
    """Return the outcome of an injection at the iliopsoas; one elsewhere or only diagnostic counts as none."""
    tried = [item for item in found if item.id == "injection" and item.status == "tried"]
    if not tried:
        return "none" if any(item.id == "injection" and item.status == "declined" for item in found) else None
    mention = next(match for match in reading.of("treatment", "injection"))
    sentence = reading.clause_of(mention).sentence

    def said(name: str, reach: int) -> bool:
        return any(
            reading.clause_of(match).sentence in (sentence, sentence + 1) and abs(match.first - mention.last) <= reach
            for match in reading.of("injection", name)
        )

    if said("elsewhere", 5):
        return "none"
    for outcome in ("wore_off", "failed", "helped"):
        if said(outcome, 14):
            return outcome
    return None


def injection_days_ago(reading: Reading, spans: Sequence[Duration]) -> Optional[float]:
    """Return the days since the injection when a span stands beside it."""
    mentions = reading.of("treatment", "injection")
    for span in spans:
        after = reading.text[span.end : span.end + 6].lower()
        for mention in mentions:
            place = reading.tokens[mention.first].start
            if (
                span.days is not None
                and abs(span.start - place) <= 40
                and (" ago" in after or "last" in span.text.lower())
            ):
                return span.days
    return None


def conservative_days(reading: Reading, found: Sequence[TreatmentFinding]) -> Optional[float]:
    """Return how long loading exercises or physiotherapy have been done, in days."""
    done = [item for item in found if item.status == "tried" and item.days is not None]
    loading = [item.days for item in done if item.id in (*reading.knowledge.language.loading, "physio")]
    return max((days for days in loading if days is not None), default=None)


def conservative_adequate(reading: Reading, found: Sequence[TreatmentFinding]) -> Optional[bool]:
    """Return whether the loading exercises were regular; None when not said."""
    loading = [
        item
        for item in found
        if item.id in (*reading.knowledge.language.loading, "physio") and item.status == "tried"
    ]
    if loading and reading.of("time", "provoking_load"):
        return False
    said = [item.regular for item in loading]
    known = [value for value in said if value is not None]
    return known[-1] if known else None
