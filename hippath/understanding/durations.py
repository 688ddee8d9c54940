"""Spans of time in a text, in days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Optional

from hippath.knowledge.language import Durations
from hippath.understanding.counted import counted, days_of
from hippath.understanding.findings import Duration
from hippath.understanding.numbers import number_of
from hippath.understanding.roles import role_of
from hippath.understanding.scene import Reading
from hippath.understanding.since import start_dates
from hippath.understanding.slips import without_slips
from hippath.understanding.span_place import is_date

_CLINICAL = re.compile(r"(?<![\d/])(?:(?P<low>\d{1,2})\s?-\s?)?(?P<count>\d{1,2})/(?P<unit>52|12|7)(?![\d/])")
_COUNTED_OFF = re.compile(
    r"\b(?P<unit>day|week|month)\s+(?P<count>\d{1,2})\b(?=\s+(?:of|since|with|now|and)\b|[,.]|$)", re.IGNORECASE
)
"""The day on which one is: "day 4 of this"."""
"""Clinicians' shorthand: 3/52 is three weeks, 6/12 six months, 4/7 four days."""
_CLINICAL_UNITS = {"52": 7, "12": 30, "7": 1}
_MOST = {"52": 51, "12": 36, "7": 14}
"""Larger counts are something else, such as 24/7."""


def durations(reading: Reading, now: date, age: Optional[int]) -> tuple[Duration, ...]:
    """Return every span of time with what it measures; dates count back from ``now``, "since I was 16" from ``age``.

    The date of something else ("tore my knee in 2015") is no span of time.
    """
    words = reading.knowledge.language.durations
    text = without_slips(reading.text, words)
    found = [
        *counted(text, words),
        *_vague(text, words),
        *_clinical(text),
        *_counted_off(text, words),
        *start_dates(text, words, now, age),
    ]
    spans: list[Duration] = []
    for span in sorted(found, key=lambda item: (item.start, -item.end)):
        if not any(span.start < kept.end and kept.start < span.end for kept in spans):
            spans.append(span)
    spans += _without_unit(text, words, spans)
    spans.sort(key=lambda item: item.start)
    told = [replace(span, text=reading.text[span.start : span.end], role=role_of(span, spans, reading)) for span in spans]
    return tuple(span for span in told if span.role != "other" or not is_date(span))


def _clinical(text: str) -> list[Duration]:
    found = []
    for match in _CLINICAL.finditer(text):
        if int(match["count"]) <= _MOST[match["unit"]]:
            unit = _CLINICAL_UNITS[match["unit"]]
            low, high = float(int(match["low"] or match["count"]) * unit), float(int(match["count"]) * unit)
            found.append(Duration((low + high) / 2, low, high, match[0], *match.span()))
    return found


def _counted_off(text: str, words: Durations) -> list[Duration]:
    found = []
    for match in _COUNTED_OFF.finditer(text):
        days = float(match["count"]) * words.units[match["unit"].lower()]
        found.append(Duration(days, days, days, match[0], *match.span()))
    return found


def _vague(text: str, words: Durations) -> list[Duration]:
    vague = "|".join(sorted(words.vague, key=len, reverse=True))
    units = "|".join(unit for unit in sorted(words.units, key=len, reverse=True) if len(unit) > 2)
    bare = re.compile(rf"\b(?:for|been|since|took|had|in|say|like)\s+(?:\w+\s+)?(?P<words>(?:{units})s)\b", re.IGNORECASE)
    long = re.compile(rf"\b(?P<words>{vague})\b", re.IGNORECASE)
    found = [match for pattern in (long, bare) for match in pattern.finditer(text)]
    return [Duration(None, None, None, match["words"], *match.span("words")) for match in found]


def _without_unit(text: str, words: Durations, spans: list[Duration]) -> list[Duration]:
    """Return the spans that take the unit of the one before: "a plumber for 20 years, pain for the last 2"."""
    numbers = "|".join(sorted(words.numbers, key=len, reverse=True))
    pattern = re.compile(
        rf"\b(?:the\s+)?(?:last|past)\s+(?!one\b)(?P<count>\d+|{numbers})(?=\s*(?:$|[.,;!?)]|and\b|with\b))", re.IGNORECASE
    )
    found = []
    for match in pattern.finditer(text):
        before = [span for span in spans if span.end <= match.start() and span.days is not None]
        count = number_of(match["count"], words.numbers)
        if not before or count is None:
            continue
        units = re.findall("|".join(sorted(words.units, key=len, reverse=True)), before[-1].text.lower())
        if units:
            days = days_of(count, words.units[units[-1]])
            found.append(Duration(days, days, days, match[0], *match.span()))
    return found
