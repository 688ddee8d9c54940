"""Dates and seasons as starting points: since March, since last Christmas, yesterday, since I was 16."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Mapping, Optional

from hippath.knowledge.language import Durations
from hippath.understanding.findings import Duration

_BEFORE = (
    r"(?:since|onset|from|started|began|kicked off|came on|start(?:ing)? (?:of|in)|beginning of|end of|early|late|mid|middle of|"
    r"back in|the day after|day after|just after|just before|around|round|at|over|in|on|last|this)"
)
_ROUGHLY = r"(?:about|around|round|roughly|approximately|approx|circa|like|maybe|probably|perhaps|sometime|some time)"
_VERB = r"\s+(?:be|have|well|not|just|also)\b"
"""After "may" it makes it no month: "it started may be two weeks ago"."""
_ORDINAL = r"(?:st|nd|rd|th)"
_SAME = {
    "date3": "date", "date4": "date", "month3": "month", "month4": "month", "year3": "year", "year5": "year", "feast2": "feast",
}  # fmt: skip
"""Groups of the pattern that name the same part of a date."""

_SINCE_AGE = re.compile(
    r"\bsince (?:i was|the age of|age|i turned|being)(?: about| around)? (?P<age>\d{1,2})\b(?!\s*(?:weeks|months))", re.IGNORECASE
)
_NUMERIC = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:20)?\d{2})\b")
_SHORT_DAYS = ("mon", "tues", "tue", "weds", "wed", "thurs", "thur", "thu", "fri", "sat", "sun")
_BACK = {"week": 7, "weekend": 7, "month": 30, "year": 365}


def start_dates(text: str, words: Durations, now: date, age: Optional[int]) -> list[Duration]:
    """Return a duration for every date in the past that the text counts from, as days up to ``now``.

    Whole calendar months count 30 days, the rest its days (design section 3). "Since I was 16" needs ``age``; without it the
    words are kept and the days are None.
    """
    found = []
    for match in _pattern(words).finditer(text):
        parts = {key: value.lower() for key, value in match.groupdict().items() if value}
        begun = _begun(_plain_names(parts), words, now)
        if begun is not None and begun <= now:
            found.append(_duration(days_between(begun, now), match["all"], match.start("all")))
    for match in _NUMERIC.finditer(text):
        begun = _date(int(match["year"]) % 100 + 2000, int(match["month"]), int(match["day"]))
        if begun is not None and begun <= now:
            found.append(_duration(days_between(begun, now), match[0], match.start()))
    for match in _SINCE_AGE.finditer(text):
        years = age - int(match["age"]) if age is not None else -1
        found.append(_duration(years * 365.0 if years >= 0 else None, match[0], match.start()))
    return found


def _pattern(words: Durations) -> re.Pattern[str]:
    months = "|".join(sorted((*words.months, *(month[:3] for month in words.months), "sept"), key=len, reverse=True))
    days = "|".join((*words.weekdays, *_SHORT_DAYS))
    seasons = "|".join(words.seasons)
    feasts = "|".join(sorted(words.feasts, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<all>(?:{_BEFORE}\s+)+(?:{_ROUGHLY}\s+){{0,2}}(?:the\s+)?(?:{_BEFORE}\s+)*(?:the\s+)?"
        rf"(?:(?P<year4>(?:19|20)\d\d)|(?:(?P<date>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{months})\b(?!(?<=may){_VERB})"
        rf"(?:\s+(?P<date2>\d{{1,2}})(?:st|nd|rd|th)?\b)?(?:\s+(?P<year>(?:19|20)\d\d))?(?:\s?time)?"
        rf"|(?P<day>{days})|(?P<season>{seasons})(?:\s?time)?|(?P<feast>{feasts})(?:\s?time)?|(?P<unit>week(?:end)?|month|year))"
        rf"|(?:the\s+)?(?P<date3>\d{{1,2}}){_ORDINAL}?\s+(?:of\s+)?(?P<month3>{months})\b"
        rf"(?:\s+(?P<year3>(?:19|20)\d\d))?"
        rf"|(?P<month4>{months})\s+(?P<date4>\d{{1,2}}){_ORDINAL}?(?!\d|:)(?:\s+(?P<year5>(?:19|20)\d\d))?"
        rf"|(?P<feast2>{feasts})(?=\s*(?:[,.;!]|$))"
        rf"|(?:the\s+)?day before yesterday|yesterday|last night|this morning|this afternoon|this evening|tonight|today"
        rf"|(?:since\s+)?(?P<only>{days})\b(?=\s*(?:$|[,.]|and\b)))\b",
        re.IGNORECASE,
    )


def days_between(begun: date, now: date) -> float:
    """Return whole calendar months times 30 plus the rest in days."""
    months = (now.year - begun.year) * 12 + now.month - begun.month
    if now.day < begun.day:
        months -= 1
    year, month = divmod(begun.year * 12 + begun.month - 1 + months, 12)
    anchor = date(year, month + 1, min(begun.day, 28))
    return float(months * 30 + max(0, (now - anchor).days - max(0, begun.day - 28)))


def _duration(days: Optional[float], words: str, start: int) -> Duration:
    return Duration(days, days, days, words, start, start + len(words))


def _plain_names(parts: Mapping[str, str]) -> dict[str, str]:
    """Return the parts of a date under one name each, wherever in the pattern they were found."""
    return {_SAME.get(key, key): value for key, value in parts.items()}


def _date(year: int, month: int, day: int) -> Optional[date]:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _begun(parts: Mapping[str, str], words: Durations, now: date) -> Optional[date]:
    phrase = parts["all"]
    weekday = parts.get("day") or parts.get("only")
    if weekday:
        day = next(place for place, name in enumerate(words.weekdays) if name.startswith(weekday[:3]))
        return now - timedelta(days=(now.weekday() - day) % 7 or 7)
    if "year4" in parts:
        return date(int(parts["year4"]), 1, 1)
    if "month" in parts:
        return _in_month(parts, words, now)
    if "season" in parts:
        return _last_start(words.seasons[parts["season"]], 1, now)
    if "feast" in parts:
        return _last_start(*words.feasts[parts["feast"]], now)
    if "unit" in parts:
        return _start_of(parts["unit"], phrase, now)
    if "before yesterday" in phrase:
        return now - timedelta(days=2)
    return now - timedelta(days=1) if phrase in ("yesterday", "last night") else now


def _in_month(parts: Mapping[str, str], words: Durations, now: date) -> Optional[date]:
    number = next(index for index, month in enumerate(words.months, 1) if month.startswith(parts["month"][:3]))
    phrase = parts["all"]
    a_verb = parts["month"] in ("may", "mar", "march") and "date" not in parts
    if a_verb and not re.search(r"since|from|started|began|kicked|came|onset|last|in |back|early|late|mid|of ", phrase):
        return None
    day = int(parts.get("date") or parts.get("date2") or (15 if "mid" in phrase else 25 if re.search("end|late", phrase) else 1))
    if "year" in parts:
        return _date(int(parts["year"]), number, day)
    return _last_start(number, day, now)


def _last_start(month: int, day: int, now: date) -> Optional[date]:
    begun = _date(now.year, month, day)
    return begun if begun is None or begun <= now else _date(now.year - 1, month, day)


def _start_of(unit: str, phrase: str, now: date) -> Optional[date]:
    if re.search(r"\blast\b", phrase):
        return now - timedelta(days=_BACK[unit])
    if unit == "year" and re.search(r"start|beginning|early", phrase):
        return date(now.year, 1, 1)
    return now - timedelta(days=now.weekday()) if unit == "week" and "this" in phrase else None
