"""Labels of certainty in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional, get_args

from hippath.knowledge.statement import Certainty

LEVELS: tuple[Certainty, ...] = get_args(Certainty)
"""From the highest down."""


def in_words(certainty: Certainty) -> str:
    """Return "very low" for ``very_low``, and so on."""
    return certainty.replace("_", " ")


def span(labels: Iterable[Optional[Certainty]]) -> str:
    """Return the labels given as one phrase, such as "very low to low"; empty when none is given."""
    given = sorted({LEVELS.index(label) for label in labels if label}, reverse=True)
    if not given:
        return ""
    lowest, highest = in_words(LEVELS[given[0]]), in_words(LEVELS[given[-1]])
    return lowest if lowest == highest else f"{lowest} to {highest}"
