"""Treatments with what became of them: tried, planned or declined; how long; helped; regular."""

from __future__ import annotations

from typing import Optional, Sequence

from hippath.understanding.findings import Duration, TreatmentFinding, TreatmentStatus
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

_REACH = 7
"""Tokens between a treatment and what is said of it."""


def treatments(reading: Reading, spans: Sequence[Duration]) -> tuple[TreatmentFinding, ...]:
    """Return the treatments named, one finding an id; what is said about it anywhere in the text is joined."""
    found: dict[str, TreatmentFinding] = {}
    for match in _longest(reading.of("treatment")):
        finding = TreatmentFinding(
            id=match.id,
            status=_status(match, reading),
            text=reading.words(match),
            start=reading.tokens[match.first].start,
            end=reading.tokens[match.last].end,
            days=_days(match, reading, spans),
            helped=_yes_no("helped", match, reading),
            regular=_yes_no("regular", match, reading),
        )
        found[match.id] = _joined(found[match.id], finding) if match.id in found else finding
    return tuple(found.values())


def _longest(matches: list[Match]) -> list[Match]:
    """Keep the longest of overlapping names: "voltarol gel" is the gel, not the tablet."""
    return [
        match
        for match in matches
        if not any(
            other is not match
            and other.first <= match.last
            and match.first <= other.last
            and (other.last - other.first) > (match.last - match.first)
            for other in matches
        )
    ]


def _joined(first: TreatmentFinding, second: TreatmentFinding) -> TreatmentFinding:
    status = "tried" if "tried" in (first.status, second.status) else second.status
    return TreatmentFinding(
        first.id,
        status,
        first.text,
        first.start,
        first.end,
        first.days if first.days is not None else second.days,
        second.helped if second.helped is not None else first.helped,
        second.regular if second.regular is not None else first.regular,
    )


def _status(match: Match, reading: Reading) -> TreatmentStatus:
    clause = reading.clause_of(match)
    if clause.asks and _cue_before("cue", "hypothetical", match, reading):
        return "planned"
    if _cue_before("plan", "declined", match, reading, reach=4):
        return "declined"
    return "planned" if _cue_before("plan", "planned", match, reading, reach=4) else "tried"


def _cue_before(kind: str, identity: str, match: Match, reading: Reading, reach: int = _REACH) -> bool:
    clause = reading.clause_of(match)
    return any(
        clause.first <= cue.first and cue.last < match.first and match.first - cue.last <= reach
        and cue.first not in reading.consumed
        and not any(cue.last < end.first < match.first for end in reading.of("cue", "scope_end"))
        and (kind != "plan" or "," not in {token.norm for token in reading.tokens[cue.last + 1 : match.first]})
        for cue in reading.of(kind, identity)
    )  # fmt: skip


def _yes_no(kind: str, match: Match, reading: Reading) -> Optional[bool]:
    """Return what is said nearest to the treatment; a denial inside the words wins over the bare word."""
    sentence = reading.clause_of(match).sentence
    said = [
        (max(other.first - match.last, match.first - other.last, 0), -(other.last - other.first), other.id == "true")
        for other in reading.of(kind)
        if reading.clause_of(other).sentence == sentence
    ]
    near = [item for item in said if item[0] <= _REACH + 3]
    if not near:
        return None
    if (
        kind == "helped"
        and any(not item[2] for item in near)
        and not any(cue.last < match.first for cue in reading.of("helped", "true"))
    ):
        return False
    return min(near)[2]


def _days(match: Match, reading: Reading, spans: Sequence[Duration]) -> Optional[float]:
    clause = reading.clause_of(match)
    start, end = reading.tokens[clause.first].start, reading.tokens[clause.last].end
    place = reading.tokens[match.first].start
    mine = [span for span in spans if span.role == "treatment" and start <= span.start < end and span.days is not None]
    near = min(mine, key=lambda span: abs(span.start - place), default=None)
    others = [other for other in reading.of("treatment") if other.id != match.id]
    if near is None:
        return None
    mine_distance = abs(near.start - place)
    stolen = any(abs(reading.tokens[other.first].start - near.start) < mine_distance for other in others)
    return None if stolen else near.days
