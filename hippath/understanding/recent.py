"""Whether an event (a fall, a jab, an operation) was recent enough to count."""

from __future__ import annotations

from typing import Sequence

from hippath.understanding.findings import Duration
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

_REACH = 8
"""Tokens between an event and when it was."""
_COMMA = 3
"""Tokens that a comma between an event and a time counts for: "osteoporosis in 2018, slipped on the mat on Tuesday"."""
_WORD_REACH = 3
"""Tokens between "since" or "recent" and the event."""


def recent_enough(match: Match, spans: Sequence[Duration], reading: Reading) -> bool:
    """Return whether ``match`` is no event with a limit, or one within its limit and at the hip."""
    limit = reading.knowledge.language.recent.get(match.id)
    if limit is None:
        return True
    if limit.says_when and _elsewhere(match, reading):
        return False
    days = [days for distance, days in sorted(_moments(match, spans, reading)) if distance <= _REACH]
    if days:
        return days[0] <= limit.days
    return not limit.says_when or any(
        -1 <= match.first - word.last <= _WORD_REACH for word in reading.of("recently") if word.last != match.last
    )


def _moments(match: Match, spans: Sequence[Duration], reading: Reading) -> list[tuple[int, float]]:
    sentence = reading.clause_of(match).sentence
    found = []
    for span in spans:
        inside = [index for index, token in enumerate(reading.tokens) if token.start < span.end and span.start < token.end]
        if not inside or span.days is None:
            continue
        if reading.clause_of(Match("span", inside[0], inside[-1])).sentence != sentence:
            continue
        between = reading.tokens[match.last + 1 : inside[0]] or reading.tokens[inside[-1] + 1 : match.first]
        apart = _COMMA if any(token.norm == "," for token in between) else 0
        found.append((max(inside[0] - match.last, match.first - inside[-1], 0) + apart, span.days))
    return found


def _elsewhere(match: Match, reading: Reading) -> bool:
    clause = reading.clause_of(match)
    return any(
        -3 <= word.first - match.last <= 5 and clause.first <= word.first <= clause.last
        for word in reading.of("injection", "elsewhere")
    )
