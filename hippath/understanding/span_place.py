"""Where a span of time stands: how near to what it may measure, and whether it is a moment or a length."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Sequence

from hippath.understanding.findings import Duration
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

COMMA, _AND, _SPAN = 3, 2, 5
"""Tokens that a comma, an "and" and another span of time in between count for."""
_FAR = 99
_NOWHERE_NEAR = 40
"""Tokens beyond which nothing is counted any more."""
_OPENING = 3
"""Tokens before a span that opens its clause: then it tells of what follows."""
_ONSET = 4
"""Tokens between a span and words such as "started"."""
_CLINICAL = re.compile(r"^\d+/(?:52|12|7)$")
"""Clinicians write it behind what it measures, be it a sport in between."""
AGO = re.compile(r"\s*(?:ago|back|earlier|prior)\b", re.IGNORECASE)
"""After a span it counts back from today."""
_SINCE = re.compile(r"\b(?:since|from|started|began|for)\b[^.,;]{0,15}$", re.IGNORECASE)
HARD_DATE = re.compile(r"^(?:since|from|started|began|start|beginning)\b", re.IGNORECASE)
_DATE_START = re.compile(r"(?:last|this|in|on|early|late|mid)\b", re.IGNORECASE)
_LENGTH = re.compile(r"\d\s*\w*(?:day|week|month|year)")
_NUMBER = re.compile(
    r"\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|few|couple|half|several|year|week|month)",
    re.IGNORECASE,
)


def tokens_of(span: Duration, reading: Reading) -> list[int]:
    """Return the indices of the tokens of a span."""
    first = bisect_right(reading.tokens, span.start, key=lambda token: token.end)
    return list(range(first, bisect_left(reading.tokens, span.end, key=lambda token: token.start)))


def activity_cost(span: Duration, spans: Sequence[Duration], reading: Reading, before: str) -> float:
    """Return the cost of a sport or job, unless a comma parts them: "hurts when I run, 3 months now"."""
    apart = _CLINICAL.match(span.text) or re.search(r",\s*(?:\w+\s*){0,2}$", before)
    return _FAR if apart else cost(span, spans, reading, "activity")


def counts_from(span: Duration, reading: Reading) -> bool:
    """Return whether the words count a length of time up to now: "for", "since", "over the last"."""
    before = reading.text[max(0, span.start - 20) : span.start]
    lately = re.search(r"\b(?:last|past)\b", span.text, re.IGNORECASE)
    return bool(_SINCE.search(before) or HARD_DATE.match(span.text) or lately)


def tells_onset(span: Duration, spans: Sequence[Duration], reading: Reading) -> bool:
    """Return whether the words beside a span say that it is when the complaint began."""
    of_it = re.match(r"\s+of\b", reading.text[span.end :]) is not None
    return of_it or counts_from(span, reading) or cost(span, spans, reading, "time", "onset") <= _ONSET


def points_back(span: Duration, reading: Reading) -> bool:
    """Return whether a span is a moment, told of what stands before it: "in 2021", "15 years ago"."""
    return not counts_from(span, reading) and (is_date(span) or AGO.match(reading.text[span.end :]) is not None)


def is_date(span: Duration) -> bool:
    """Return whether the words name a moment and no length of time."""
    if _DATE_START.match(span.text) and not _LENGTH.search(span.text):
        return True
    return not _NUMBER.search(span.text)


def cost(span: Duration, spans: Sequence[Duration], reading: Reading, kind: str, *ids: str) -> float:
    """Return how far the nearest match of a kind stands from the span in its clause, in tokens and marks between."""
    inside = tokens_of(span, reading)
    if not inside:
        return _FAR
    clause = reading.clause_of(Match("span", inside[0], inside[-1]))
    near = [match for match in reading.of(kind, *ids) if clause.first <= match.first <= clause.last]
    back = kind != "time" and points_back(span, reading) and inside[0] - clause.first > _OPENING
    if kind not in ("sensation", "symptom", "site", "treatment") and "onset" not in ids and HARD_DATE.match(span.text):
        near = [match for match in near if match.first < inside[0]]
    costs = (
        _between(match, inside[0], inside[-1], spans, reading) + (COMMA * 2 if back and match.first > inside[-1] else 0)
        for match in near
    )
    return min(costs, default=_FAR)


def _between(match: Match, first: int, last: int, spans: Sequence[Duration], reading: Reading) -> float:
    if match.first > last:
        gap = range(last + 1, match.first)
    elif match.last < first:
        gap = range(match.last + 1, first)
    else:
        return 0.0
    if len(gap) > _NOWHERE_NEAR:
        return _FAR
    norms = [reading.tokens[index].norm for index in gap]
    inside = (reading.tokens[gap[0]].start, reading.tokens[gap[-1]].end) if gap else (0, 0)
    crossed = sum(inside[0] < span.end and span.start < inside[1] for span in spans)
    return len(norms) + COMMA * norms.count(",") + _AND * norms.count("and") + _SPAN * crossed
