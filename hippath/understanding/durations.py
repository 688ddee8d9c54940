"""Spans of time in a text, in days."""

from __future__ import annotations

import re
from datetime import date
from typing import Optional

from hippath.knowledge.language import Durations
from hippath.understanding.findings import Duration, Role
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading
from hippath.understanding.since import start_dates

_MONTH, _DAYS_A_YEAR = 30, 365
_A_RATE = re.compile(
    r"\s*(?:a|per|each|every|/|in (?:a|the)|out of (?:a|the|\d))\s*(?:day|week|wk|month|mth|year|\d)", re.IGNORECASE
)
"""After a span it makes it a rate: "three days a week" is no span of time."""
_RATED = re.compile(r"(?:\d|days?|nights?|times?|once|twice|thrice|x|hours?|hrs?|miles?|km|k|sessions?)\s*$", re.IGNORECASE)
"""Before "a week" it makes that the other half of a rate."""
_REACH = 9
"""Tokens over which a treatment claims a span of time."""
_COMMA = 3
"""Tokens that a comma between a span and a word counts for."""


def durations(reading: Reading, now: date) -> tuple[Duration, ...]:
    """Return every span of time with what it measures; dates count back from ``now``."""
    words = reading.knowledge.language.durations
    text = reading.text.replace("’", "'")
    found = [*_counted(text, words), *_vague(text, words), *start_dates(text, words, now)]
    spans: list[Duration] = []
    for span in sorted(found, key=lambda item: (item.start, -item.end)):
        if not any(span.start < kept.end and kept.start < span.end for kept in spans):
            spans.append(_with_role(span, reading))
    return tuple(spans)


def _counted(text: str, words: Durations) -> list[Duration]:
    numbers = "|".join(sorted(words.numbers, key=len, reverse=True))
    units = "|".join(sorted(words.units, key=len, reverse=True))
    number = rf"(?:\d+(?:[.,]\d+)?(?:\s+\d/\d)?|\d/\d|½|(?:{numbers})(?:[\s-]+(?:{numbers}))?|several)"
    pattern = re.compile(
        rf"\b(?P<mod>over|more than|almost|nearly|just under|under)?\s*"
        rf"(?:about|around|approx\.?|roughly|like|the last|the past)?\s*"
        rf"(?P<low>{number})(?P<half1>\s+and\s+a\s+half)?(?:\s*(?:-|–|to|or|/)\s*(?P<high>{number}))?"
        rf"(?:\s+(?:or so|good|long|odd|solid|whole|full|of|more))*[\s-]*(?P<unit>{units})s?(?P<half2>\s+and\s+a\s+half)?\b",
        re.IGNORECASE,
    )
    found = []
    for match in pattern.finditer(text):
        other_half = match["low"].lower() in ("a", "an") and _RATED.search(text[: match.start("low")])
        if _A_RATE.match(text, match.end()) or other_half:
            continue
        unit = words.units[match["unit"].lower()]
        low, high = _number(match["low"], words), _number(match["high"], words) if match["high"] else None
        extra = 0.5 if match["half1"] or match["half2"] else 0.0
        if match["low"].lower() == "several":
            lower, upper = words.several
            found.append(Duration(None, lower * unit, upper * unit, match[0].strip(), *match.span()))
            continue
        if low is None:
            continue
        low_days, high_days = (low + extra) * unit, ((high if high is not None else low) + extra) * unit
        low_days, high_days = _whole_years(low_days, unit), _whole_years(high_days, unit)
        shift = {"over": 1, "more than": 1, "almost": -1, "nearly": -1, "just under": -1, "under": -1}.get(
            (match["mod"] or "").lower(), 0
        )
        low_days, high_days = low_days + shift, high_days + shift
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        found.append(Duration((low_days + high_days) / 2, low_days, high_days, match[0].strip(), start, match.end()))
    return found


def _whole_years(days: float, unit: float) -> float:
    """Half a year is 180 days (design section 3), so the halves of years are counted in months."""
    if unit != _DAYS_A_YEAR or days % unit == 0:
        return days
    whole = days // unit
    return whole * _DAYS_A_YEAR + round((days - whole * unit) / unit * 12) * _MONTH


def _number(word: Optional[str], words: Durations) -> Optional[float]:
    if word is None:
        return None
    parts = re.split(r"[\s-]+", word.lower().replace("½", "1/2").replace(",", "."))
    total = 0.0
    for part in parts:
        if re.fullmatch(r"\d/\d", part):
            total += int(part[0]) / max(1, int(part[2]))
        elif re.fullmatch(r"\d+(\.\d+)?", part):
            total += float(part)
        elif part in words.numbers:
            value = words.numbers[part]
            total = (
                value
                if parts[0] in ("a", "an", "half", "couple") and value >= 2
                else total + value
                if total != 1 or value > 1
                else value
            )
            if parts[0] == "half" and part in ("a", "an"):
                total = 0.5
        else:
            return None
    return total or None


def _vague(text: str, words: Durations) -> list[Duration]:
    vague = "|".join(sorted(words.vague, key=len, reverse=True))
    units = "|".join(sorted(words.units, key=len, reverse=True))
    bare = re.compile(rf"\b(?:for|been|since|took)\s+(?P<words>{vague}|(?:{units})s)\b", re.IGNORECASE)
    return [Duration(None, None, None, match["words"], *match.span("words")) for match in bare.finditer(text)]


def _with_role(span: Duration, reading: Reading) -> Duration:
    role = _role(span, reading)
    return Duration(span.days, span.low, span.high, span.text, span.start, span.end, role)


def _role(span: Duration, reading: Reading) -> Role:
    tokens = reading.tokens
    inside = [index for index, token in enumerate(tokens) if token.start < span.end and span.start < token.end]
    if not inside:
        return "complaint"
    first, last = inside[0], inside[-1]
    if re.match(r"\s*(?:-\s*)?old\b|\s*(?:pregnant|gone)\b", reading.text[span.end :], re.IGNORECASE):
        return "other"
    if re.search(r"\bnot\s+(?:for\s+|about\s+)?$", reading.text[: span.start], re.IGNORECASE):
        return "other"
    if re.search(r"\b(?:in|within|next)\s+(?:about\s+)?$", reading.text[: span.start], re.IGNORECASE) and span.days:
        return "other"
    clause = next(clause for clause in reading.clauses if clause.first <= first <= clause.last)

    def distance(kind: str, *ids: str) -> int:
        near = [m for m in reading.of(kind, *ids) if clause.first <= m.first <= clause.last]
        return min((apart(m) for m in near), default=99)

    def apart(match: Match) -> int:
        between = tokens[last + 1 : match.first] if match.first > last else tokens[match.last + 1 : first]
        return len(between) + _COMMA * sum(token.norm == "," for token in between)

    treatment = min(distance("treatment"), distance("time", "treatment_words"))
    other = distance("time", "other_words")
    complaint = min(distance("sensation"), distance("symptom"))
    if treatment <= _REACH and treatment < complaint:
        return "treatment"
    return "other" if other <= 4 and other < complaint else "complaint"
