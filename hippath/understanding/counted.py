"""Spans of time counted in units: "3-4 weeks", "a year and a half", "1 yr 6 mths", "all week"."""

from __future__ import annotations

import re
from typing import Iterator, Optional

from hippath.knowledge.language import Durations
from hippath.understanding.findings import Duration
from hippath.understanding.numbers import number_of, number_pattern

_MONTH, _YEAR = 30, 365
_UNIT = r"(?:days?|nights?|weeks?|wks?|months?|mths?|years?|yrs?|fortnights?)"
_A_RATE = re.compile(rf"\s*(?:a|per|each|every|/|in (?:a|the)|out of (?:a|the|\d))\s*(?:{_UNIT}|\d)", re.IGNORECASE)
"""After a span it makes it a rate: "three days a week" is no span of time."""
_RATED = re.compile(
    r"(?:\d\s*x?|\b(?:days?|nights?|times?|once|twice|thrice|x|hours?|hrs?|miles?|km|k|sessions?|evenings?|mornings?|visits?|goes|runs?|classes|sets|units|pints|bottles|"
    r"cans|cigarettes|fags))\s*$",
    re.IGNORECASE,
)
"""Before "a week" it makes that the other half of a rate."""
_EVERY = re.compile(r"\b(?:every|each|per|other)\s*$", re.IGNORECASE)
"""Before a span it makes it a rate: "every two weeks"."""
_NO_SPAN = re.compile(
    r"one\s+day\s+(?:i|it|when|while|my|the|and)\b|a\s+(?:day|week)\s+off\b"
    r"|\d+\s*y\.?\s*/?\s*o\b",
    re.IGNORECASE,
)
"""One fine day, a day off work, and an age."""
_TIMES = re.compile(r"\b[x×](?=\d)", re.IGNORECASE)
"""Written on to the number in notes: "sx x5wks"; a blank in its place keeps every position."""
_JOINT = re.compile(r"\s*(?:,|and|&)?\s*", re.IGNORECASE)
"""Between the parts of one span: "1 year and 3 months"."""
_ABOUT = r"(?:(?:about|around|approx(?:imately)?\.?|roughly|like|maybe|say|circa|c\.|only|~)\s*)*"
_FILLERS = (
    r"(?:ish|or so|good|long|odd|solid|whole|full|entire|straight|of|more|plus|calendar|working|business|consecutive|bloody)"
)


def counted(text: str, words: Durations) -> list[Duration]:
    """Return every counted span of a day or longer; parts that follow each other in falling units are one span."""
    text = _TIMES.sub(" ", text)
    found: list[Duration] = []
    units: list[float] = []
    for span, unit in (*_numbered(text, words), *_whole(text, words)):
        joined = found and _JOINT.fullmatch(text[found[-1].end : span.start]) and unit < units[-1]
        if joined and found[-1].days is not None and span.days is not None:
            span = _sum(found.pop(), span, text)
            units.pop()
        found.append(span)
        units.append(unit)
    return [span for span in found if span.high is None or span.high >= 1]


def _numbered(text: str, words: Durations) -> Iterator[tuple[Duration, float]]:
    for match in _pattern(words).finditer(text):
        said = match["low"].lower()
        other_half = said in ("a", "an") and _RATED.search(text[: match.start("low")])
        if other_half or _A_RATE.match(text, match.end()) or _EVERY.search(text[: match.start()]):
            continue
        if _NO_SPAN.match(text, match.start("low")):
            continue
        unit = words.units[match["unit"].lower()]
        lower, upper = (0, 0) if said != "several" else words.several
        if upper:
            yield Duration(None, lower * unit, upper * unit, match[0].strip(), *match.span()), unit
            continue
        low, high = _ends(match, words)
        if low is None or high is None or low > high:
            continue
        extra = 0.5 if match["half1"] or match["half2"] else 0.0
        shift = _shift(match["shift"], words)
        low_days, high_days = (days_of(count + extra, unit) + shift for count in (low, high))
        yield Duration((low_days + high_days) / 2, low_days, high_days, match[0].strip(), match.start(), match.end()), unit


def _ends(match: re.Match[str], words: Durations) -> tuple[Optional[float], Optional[float]]:
    """Return the lower and upper number; "2/3 weeks" are two to three, "a week or two" one to two."""
    low = number_of(match["low"], words.numbers)
    later = match["high"] or match["later"]
    slash = re.fullmatch(r"(\d)/(\d)", match["low"])
    if slash and int(slash[2]) == int(slash[1]) + 1 and slash[1] != "1":
        return float(slash[1]), float(slash[2])
    return low, number_of(later, words.numbers) if later else low


def _whole(text: str, words: Durations) -> Iterator[tuple[Duration, float]]:
    units = "|".join(sorted(words.units, key=len, reverse=True))
    pattern = re.compile(
        rf"\b(?:all|full|whole|entire|half|past)[\s-]+(?P<unit>{units})\b|\blast\s+(?P<last>fortnight|quarter|decade)\b",
        re.IGNORECASE,
    )
    for match in pattern.finditer(text):
        unit = words.units[(match["unit"] or match["last"]).lower()]
        if not re.search(r"(?:\d|[a-z]+ing|\b(?:a|an|half|one))[\s-]+$", text[: match.start()], re.IGNORECASE):
            days = days_of(0.5 if match[0].lower().startswith("half") else 1, unit)
            yield Duration(days, days, days, match[0], *match.span()), unit


def _pattern(words: Durations) -> re.Pattern[str]:
    number = number_pattern(words.numbers)
    units = "|".join(
        unit if len(unit) > 1 else rf"(?:(?<=\d)|(?<=\d\s)){unit}" for unit in sorted(words.units, key=len, reverse=True)
    )
    shifts = "|".join(sorted((*words.over, *words.almost), key=len, reverse=True))
    half = r"(?:\s+(?:and\s+a|&\s*a?|n\s+a)\s*half)"
    return re.compile(
        rf"(?<![\w.])(?:(?P<shift>{shifts})\s+(?!the\s))?{_ABOUT}"
        rf"(?:between\s+)?(?P<low>{number})\+?(?P<half1>{half})?(?:\s*(?:-|–|to|or|and|/)\s*(?P<high>{number}))?\+?"
        rf"(?:[\s-]*{_FILLERS}\b)*[\s+-]*(?:a\s+)?"
        rf"(?P<unit>{units})(?:'?s'?)?(?:ish)?(?P<half2>{half})?(?:\s+or\s+(?P<later>two|2|three|3)\b)?(?!\w)\+?",
        re.IGNORECASE,
    )


def _shift(said: Optional[str], words: Durations) -> int:
    if said is None:
        return 0
    return 1 if said.lower() in words.over else -1


def days_of(count: float, unit: float) -> float:
    """Return days; half a year is 180 (design section 3), so the parts of years are counted in months."""
    if unit != _YEAR or count == int(count):
        return round(count * unit, 2)
    return int(count) * _YEAR + round((count - int(count)) * 12) * _MONTH


def _sum(first: Duration, second: Duration, text: str) -> Duration:
    days, low, high = (
        (one or 0) + (other or 0)
        for one, other in ((first.days, second.days), (first.low, second.low), (first.high, second.high))
    )
    return Duration(days, low, high, text[first.start : second.end], first.start, second.end)
