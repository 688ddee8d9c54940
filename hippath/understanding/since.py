"""Dates and seasons as starting points: since March, since last Christmas, yesterday, this morning."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Optional

from hippath.knowledge.language import Durations
from hippath.understanding.findings import Duration

_BEFORE = r"(?:since|from|started|began|start(?:ing)? (?:of|in)|beginning of|end of|back in|in|on|last|this)"


def start_dates(text: str, words: Durations, now: date) -> list[Duration]:
    """Return a duration for every date in the past that the text counts from, as days up to ``now``.

    Whole calendar months count 30 days, the rest its days (design section 3).
    """
    months = "|".join(sorted((*words.months, *(month[:3] for month in words.months)), key=len, reverse=True))
    days = "|".join(words.weekdays)
    seasons = "|".join(words.seasons)
    feasts = "|".join(sorted(words.feasts, key=len, reverse=True))
    pattern = re.compile(
        rf"\b(?P<all>(?:{_BEFORE}\s+)+(?:the\s+)?(?:(?P<year4>(?:19|20)\d\d)|(?P<month>{months})(?:\s+(?P<year>(?:19|20)\d\d))?"
        rf"|(?P<day>{days})|(?P<season>{seasons})|(?P<feast>{feasts})|(?P<unit>week|month|year)(?:end)?)"
        rf"|the day before yesterday|yesterday|last night|this morning|today|(?:since\s+)?(?P<only>{days})\b(?=\s*(?:$|[,.])))\b",
        re.IGNORECASE,
    )
    found = []
    for match in pattern.finditer(text):
        begun = _begun({key: value.lower() for key, value in match.groupdict().items() if value}, words, now)
        if begun is None or begun > now:
            continue
        count = days_between(begun, now)
        found.append(Duration(count, count, count, match["all"], match.start("all"), match.end("all")))
    return found


def days_between(begun: date, now: date) -> float:
    """Return whole calendar months times 30 plus the rest in days."""
    months = (now.year - begun.year) * 12 + now.month - begun.month
    if now.day < begun.day:
        months -= 1
    year, month = divmod(begun.year * 12 + begun.month - 1 + months, 12)
    anchor = date(year, month + 1, min(begun.day, 28))
    return float(months * 30 + max(0, (now - anchor).days - max(0, begun.day - 28)))


def _begun(parts: dict[str, str], words: Durations, now: date) -> Optional[date]:
    phrase = parts["all"]
    last = re.search(r"\blast\b", phrase) is not None
    weekday = parts.get("day") or parts.get("only")
    if weekday:
        back = (now.weekday() - words.weekdays.index(weekday)) % 7 or 7
        return now - timedelta(days=back)
    if "year4" in parts:
        return date(int(parts["year4"]), 1, 1) if int(parts["year4"]) <= now.year else None
    if "month" in parts:
        number = next(i for i, month in enumerate(words.months, 1) if month.startswith(parts["month"][:3]))
        if "year" in parts:
            return date(int(parts["year"]), number, 1)
        if parts["month"] in ("may", "mar") and not re.search(r"since|from|last|in |back", phrase):
            return None
        return date(now.year if number <= now.month else now.year - 1, number, 1)
    if "season" in parts:
        month = words.seasons[parts["season"]]
        year = now.year if month <= now.month and not (last and now.month - month < 3) else now.year - 1
        return date(year, month, 1)
    if "feast" in parts:
        month, day = words.feasts[parts["feast"]]
        begun = date(now.year, month, day)
        return begun if begun <= now else date(now.year - 1, month, day)
    if "unit" in parts:
        if not last:
            return None
        return now - timedelta(days={"week": 7, "month": 30, "year": 365}[parts["unit"]])
    if "before yesterday" in phrase:
        return now - timedelta(days=2)
    return now - timedelta(days=1) if phrase in ("yesterday", "last night") else now
