"""Reads the numbers or the label that a person types for numbered options."""

from __future__ import annotations

import re
from typing import Any

NUMBERS = re.compile(r"\s*(?:(?:number|option|no\.?|#)\s*)?\d{1,2}(?:(?:\s|,|;|/|&|\+|\.|and\b)+\d{1,2})*[\s.)]*", re.IGNORECASE)


def chosen(typed: str, question: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Return the options of `question` that `typed` ("2", "1 and 3", "none of these") names; none when it is anything else.

    A question that takes a number as its answer (free) has no options, so "34" stays an age.
    """
    options = (question or {}).get("options") or []
    labelled = [option for option in options if option["label"].casefold() == typed.strip().casefold()]
    if labelled or not options or not NUMBERS.fullmatch(typed):
        return labelled
    numbers = list(dict.fromkeys(int(number) for number in re.findall(r"\d+", typed)))
    if not all(1 <= number <= len(options) for number in numbers):
        return []
    if question and question["kind"] == "single" and len(numbers) > 1:
        return []
    return [options[number - 1] for number in numbers]
