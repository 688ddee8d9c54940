"""How long each treatment was done."""

from __future__ import annotations

import re
from typing import Sequence

from hippath.understanding.findings import Duration
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading
from hippath.understanding.span_place import AGO

_COMMA, _AND, _OTHER_SIDE = 3, 4, 3
"""Tokens that a comma, an "and", and the side against which the words point count for."""
_REACH = 12
"""Tokens between a treatment and its span."""
_EVENTS = frozenset({"injection", "surgery"})
"""Treatments that happen once and are not done for a time."""
_SINCE = re.compile(r"\b(?:since|from)\b[^.,;]*$", re.IGNORECASE)
_LENGTH = re.compile(r"\d|\b(?:days?|weeks?|wks?|months?|mths?|years?|yrs?|fortnight)\b", re.IGNORECASE)
_FOR = re.compile(r"\b(?:for|since|over|past|last|been)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Before a span it points back to the treatment."""
_OF = re.compile(r"\s*(?:of|with|on|doing)\b|\s+(?=physio|rest|exercise)", re.IGNORECASE)
"""After a span it points on to the treatment."""
_LINKS = frozenset({"and", ",", "/", "&", "plus", "+"})


def treatment_days(mentions: list[Match], spans: Sequence[Duration], reading: Reading) -> dict[Match, float]:
    """Return the days of each treatment that has a span of its own; treatments joined by "and" share theirs."""
    days: dict[Match, float] = {}
    for span in spans:
        if span.role != "treatment" or span.days is None or not _lasted(span, reading):
            continue
        costs = {_cost(mention, span, reading): mention for mention in reversed(mentions) if mention.id not in _EVENTS}
        if not costs or min(costs) > _REACH:
            continue
        nearest = costs[min(costs)]
        for mention in (nearest, *_joined_to(nearest, mentions, span, reading)):
            days.setdefault(mention, span.days)
    return days


def _lasted(span: Duration, reading: Reading) -> bool:
    """Return whether the words give a length of time and no moment: not "6 weeks ago" or "yesterday" by themselves."""
    before = reading.text[max(0, span.start - 25) : span.start]
    since = _SINCE.search(before) or _SINCE.match(span.text)
    moment = AGO.match(reading.text[span.end :]) or not _LENGTH.search(span.text)
    return since is not None if moment else True


def _cost(mention: Match, span: Duration, reading: Reading) -> float:
    place = reading.tokens[mention.first].start
    start, end = (span.end, place) if place >= span.end else (reading.tokens[mention.last].end, span.start)
    between = reading.text[start:end].lower()
    if re.search(r"[.!?]\s", between):
        return _REACH + 1
    words = re.findall(r"\w+|,", between)
    cost: float = len(words) + _COMMA * words.count(",") + _AND * words.count("and")
    after = place >= span.end
    points_back, points_on = _FOR.search(reading.text[: span.start]), _OF.match(reading.text[span.end :])
    if (after and points_back and not points_on) or (not after and points_on):
        cost += _OTHER_SIDE
    return cost


def _joined_to(nearest: Match, mentions: list[Match], span: Duration, reading: Reading) -> list[Match]:
    """Return the treatments before the nearest one that are joined to it with nothing else between."""
    if reading.tokens[nearest.first].start > span.start:
        return []
    joined: list[Match] = []
    right = nearest
    for mention in reversed([mention for mention in mentions if mention.last < nearest.first]):
        between = [token.norm for token in reading.tokens[mention.last + 1 : right.first]]
        if not 0 < len(between) <= 2 or not set(between) <= _LINKS:
            break
        joined.append(mention)
        right = mention
    return joined
