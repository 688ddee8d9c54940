"""Spans of time in a text, in days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Optional

from hippath.knowledge.language import Durations
from hippath.understanding.findings import Duration
from hippath.understanding.numbers import number_of
from hippath.understanding.roles import role_of
from hippath.understanding.scene import Reading
from hippath.understanding.since import start_dates

_MONTH, _YEAR = 30, 365
_UNIT = r"(?:day|week|wk|month|mth|year|yr)"
_A_RATE = re.compile(rf"\s*(?:a|per|each|every|/|in (?:a|the)|out of (?:a|the|\d))\s*(?:{_UNIT}|\d)", re.IGNORECASE)
"""After a span it makes it a rate: "three days a week" is no span of time."""
_RATED = re.compile(r"(?:\d|days?|nights?|times?|once|twice|thrice|x|hours?|hrs?|miles?|km|k|sessions?)\s*$", re.IGNORECASE)
"""Before "a week" it makes that the other half of a rate."""
_EVERY = re.compile(r"\b(?:every|each|per)\s*$", re.IGNORECASE)
"""Before a span it makes it a rate: "every two weeks"."""
_CLINICAL = re.compile(r"(?<![\d/])(?P<count>\d{1,2})/(?P<unit>52|12|7)(?![\d/])")
"""Clinicians' shorthand: 3/52 is three weeks, 6/12 six months, 4/7 four days."""
_CLINICAL_UNITS = {"52": 7, "12": 30, "7": 1}
_MOST = {"52": 51, "12": 36, "7": 14}
"""Larger counts are something else, such as 24/7."""


def durations(reading: Reading, now: date, age: Optional[int]) -> tuple[Duration, ...]:
    """Return every span of time with what it measures; dates count back from ``now``, "since I was 16" from ``age``."""
    words = reading.knowledge.language.durations
    text = reading.text
    found = [*_counted(text, words), *_vague(text, words), *_clinical(text), *start_dates(text, words, now, age)]
    spans: list[Duration] = []
    for span in sorted(found, key=lambda item: (item.start, -item.end)):
        if not any(span.start < kept.end and kept.start < span.end for kept in spans):
            spans.append(span)
    spans += _without_unit(text, words, spans)
    spans.sort(key=lambda item: item.start)
    return tuple(replace(span, role=role_of(span, spans, reading)) for span in spans)


def _pattern(words: Durations) -> re.Pattern[str]:
    numbers = "|".join(sorted(words.numbers, key=len, reverse=True))
    units = "|".join(sorted(words.units, key=len, reverse=True))
    shifts = "|".join(sorted((*words.over, *words.almost), key=len, reverse=True))
    number = rf"(?:\d+(?:[.,]\d+)?(?:\s+\d/\d)?½?|\d/\d|½|(?:{numbers})(?:(?:\s+of\s+a)?[\s-]+(?:{numbers}))?|several)"
    return re.compile(
        rf"\b(?:(?P<shift>{shifts})\s+(?!the\s))?(?:(?:about|around|approx\.?|roughly|like|maybe|say)\s+)?"
        rf"(?P<low>{number})(?P<half1>\s+and\s+a\s+half)?(?:\s*(?:-|–|to|or|/)\s*(?P<high>{number}))?"
        rf"(?:\s+(?:or so|good|long|odd|solid|whole|full|of|more|plus))*[\s+-]*"
        rf"(?P<unit>{units})(?:'?s'?)?(?P<half2>\s+and\s+a\s+half)?\b",
        re.IGNORECASE,
    )


def _counted(text: str, words: Durations) -> list[Duration]:
    found = []
    for match in _pattern(words).finditer(text):
        other_half = match["low"].lower() in ("a", "an") and _RATED.search(text[: match.start("low")])
        if other_half or _A_RATE.match(text, match.end()) or _EVERY.search(text[: match.start()]):
            continue
        unit = words.units[match["unit"].lower()]
        if match["low"].lower() == "several":
            lower, upper = words.several
            found.append(Duration(None, lower * unit, upper * unit, match[0].strip(), *match.span()))
            continue
        low = number_of(match["low"], words.numbers)
        high = number_of(match["high"], words.numbers) if match["high"] else low
        if low is None or high is None or low > high:
            continue
        extra = 0.5 if match["half1"] or match["half2"] else 0.0
        shift = _shift(match["shift"], words)
        low_days, high_days = (_days(count + extra, unit) + shift for count in (low, high))
        middle = (low_days + high_days) / 2
        found.append(Duration(middle, low_days, high_days, match[0].strip(), match.start(), match.end()))
    return found


def _shift(said: Optional[str], words: Durations) -> int:
    if said is None:
        return 0
    return 1 if said.lower() in words.over else -1


def _days(count: float, unit: float) -> float:
    """Return days; half a year is 180 (design section 3), so the halves of years are counted in months."""
    if unit != _YEAR or count == int(count):
        return count * unit
    return int(count) * _YEAR + round((count - int(count)) * 12) * _MONTH


def _clinical(text: str) -> list[Duration]:
    found = []
    for match in _CLINICAL.finditer(text):
        if int(match["count"]) <= _MOST[match["unit"]]:
            days = float(int(match["count"]) * _CLINICAL_UNITS[match["unit"]])
            found.append(Duration(days, days, days, match[0], *match.span()))
    return found


def _vague(text: str, words: Durations) -> list[Duration]:
    vague = "|".join(sorted(words.vague, key=len, reverse=True))
    units = "|".join(sorted(words.units, key=len, reverse=True))
    bare = re.compile(rf"\b(?:for|been|since|took|had|in)\s+(?:\w+\s+)?(?P<words>(?:{vague})|(?:{units})s)\b", re.IGNORECASE)
    return [Duration(None, None, None, match["words"], *match.span("words")) for match in bare.finditer(text)]


def _without_unit(text: str, words: Durations, spans: list[Duration]) -> list[Duration]:
    """Return the spans that take the unit of the one before: "a plumber for 20 years, pain for the last 2"."""
    numbers = "|".join(sorted(words.numbers, key=len, reverse=True))
    pattern = re.compile(
        rf"\b(?:the\s+)?(?:last|past)\s+(?P<count>\d+|{numbers})(?=\s*(?:$|[.,;!?)]|and\b|with\b))", re.IGNORECASE
    )
    found = []
    for match in pattern.finditer(text):
        before = [span for span in spans if span.end <= match.start() and span.days is not None]
        count = number_of(match["count"], words.numbers)
        if not before or count is None:
            continue
        units = re.findall("|".join(sorted(words.units, key=len, reverse=True)), before[-1].text.lower())
        if units:
            days = _days(count, words.units[units[-1]])
            found.append(Duration(days, days, days, match[0], *match.span()))
    return found
