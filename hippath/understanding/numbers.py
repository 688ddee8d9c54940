"""Numbers as people write them."""

from __future__ import annotations

import re
from typing import Mapping, Optional


def number_of(words: str, names: Mapping[str, float]) -> Optional[float]:
    """Return the number that ``words`` say ("two", "1 1/2", "half a", "a couple of", "twenty four"), or None."""
    total: Optional[float] = None
    for part in re.split(r"[\s-]+", words.lower().replace("½", " 1/2").replace(",", ".").strip()):
        value = _value(part, names)
        if part == "of":
            continue
        if value is None:
            return None
        total = value if total is None else _join(total, value, part)
    return total or None


def _value(part: str, names: Mapping[str, float]) -> Optional[float]:
    if re.fullmatch(r"\d/\d", part):
        return int(part[0]) / max(1, int(part[2]))
    if re.fullmatch(r"\d+(\.\d+)?", part):
        return float(part)
    return names.get(part)


def _join(before: float, value: float, part: str) -> float:
    """Return "half a" as a half, "a couple" as the couple, "twenty four" and "1 1/2" as sums."""
    if part in ("a", "an"):
        return before
    return value if before == 1 and value >= 2 else before + value
