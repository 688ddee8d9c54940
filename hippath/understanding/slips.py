"""Times that the writer takes back in the same breath: "since March, no wait, April", "3 no sorry 4 months"."""

from __future__ import annotations

import re

from hippath.knowledge.language import Durations


def without_slips(text: str, words: Durations) -> str:
    """Return ``text`` with each number or month that is taken back blanked out, every other character in its place."""
    numbers = "|".join(sorted(words.numbers, key=len, reverse=True))
    months = "|".join(sorted((*words.months, *(month[:3] for month in words.months)), key=len, reverse=True))
    units = "|".join(sorted(words.units, key=len, reverse=True))
    take_back = "|".join(phrase.replace(" ", r"\s+") for phrase in sorted(words.take_back, key=len, reverse=True))
    filler = r"(?:\s*(?:about|since|like|more\s+like|maybe|it'?s|its)\b)*"
    slip = re.compile(
        rf"\b(?:(?P<number>\d+|{numbers})(?:\s*(?:{units})s?)?|(?P<month>{months}))"
        rf"[\s,.\-]+(?:{take_back})\b[\s,.\-]*(?={filler}\s*(?(number)(?:\d|(?:{numbers})\b)|(?:{months})\b))",
        re.IGNORECASE,
    )
    return slip.sub(lambda found: " " * len(found[0]), text)
