"""Numbers as people write them."""

from __future__ import annotations

import re
from typing import Mapping, Optional

_FRACTIONS = {"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3"}
_PARTS = re.compile(r"\d+(?:\.\d+)?/\d+|\d+(?:\.\d+)?|[a-z]+")
_QUARTER = {"quarter": 0.25, "quarters": 0.25, "third": 1 / 3, "thirds": 1 / 3}
_HUNDRED = 100
_SMALL = 10
"""From here on a number word is no digit that a ten takes: "twenty four"."""


def number_pattern(names: Mapping[str, float]) -> str:
    """Return a regular expression for one number in digits, words or fractions."""
    words = "|".join(sorted(names, key=len, reverse=True))
    fraction = "[½¼¾⅓⅔]"
    return (
        rf"(?:\d+(?:[.,]\d+)?(?:\s*{fraction}|\s+\d/\d(?!\d))?|\d/\d(?!\d)|{fraction}"
        rf"|(?:a\s+|three\s+)?(?:quarters?|thirds?)\s+of|several"
        rf"|(?:{words})(?:(?:\s+of(?:\s+a)?)?[\s-]+(?:{words})|(?<=hundred)\s+and\s+(?:{words})|(?<=ty)\s+and\s+(?:{words}))*"
        rf"(?:\s+and\s+(?:a\s+)?half(?:\s+a)?(?=\s))?)"
    )


def number_of(words: str, names: Mapping[str, float]) -> Optional[float]:
    """Return the number that ``words`` say ("two", "1 1/2", "half a", "a couple of", "a hundred and twenty"), or None."""
    said = words.lower().replace(",", ".").strip()
    for sign, plain in _FRACTIONS.items():
        said = said.replace(sign, plain)
    total: Optional[float] = None
    said = re.sub(r"^an?\s+half\b", "half", said)
    for part in _PARTS.findall(said):
        if part in ("of", "and"):
            continue
        if part in _QUARTER:
            total = (total or 1) * _QUARTER[part]
            continue
        value = _value(part, names)
        if value is None:
            return None
        total = value if total is None else _join(total, value, part)
    return total or None


def _value(part: str, names: Mapping[str, float]) -> Optional[float]:
    if "/" in part:
        upper, lower = part.split("/")
        return float(upper) / max(1.0, float(lower))
    return float(part) if part[0].isdigit() else names.get(part)


def _join(before: float, value: float, part: str) -> float:
    """Return "half a" as a half, "a couple" as the couple, "half a dozen" as six, "twenty four" and "1 1/2" as sums."""
    if part in ("a", "an"):
        return before
    if part in ("dozen", "hundred"):
        return before * value
    if part == "few" and before == 2:  # "a couple few" is two or three
        return 2.5
    if before == 1 and value >= 2:
        return value
    return before + value if value < _SMALL or before >= _HUNDRED else value
