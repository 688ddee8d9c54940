"""Reads the numbers a person types for numbered options."""

from __future__ import annotations

import re
from typing import Any

NUMBERS = re.compile(r"\s*\d{1,2}(\s*(,|and|\s)\s*\d{1,2})*\s*")


def chosen(typed: str, question: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Return the options of `question` that `typed` ("2" or "1, 3") names; none when it is anything else.

    A question that takes a number as its answer (free) has no options, so "34" stays an age.
    """
    options = (question or {}).get("options") or []
    if not options or not NUMBERS.fullmatch(typed):
        return []
    numbers = list(dict.fromkeys(int(number) for number in re.findall(r"\d+", typed)))
    if not all(1 <= number <= len(options) for number in numbers):
        return []
    if question and question["kind"] == "single" and len(numbers) > 1:
        return []
    return [options[number - 1] for number in numbers]
