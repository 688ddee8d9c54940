"""A figure that patients see rests on a source that was checked."""

from __future__ import annotations

import re

from hippath.checks.finding import Finding
from hippath.checks.patient_texts import patient_texts
from hippath.knowledge import Knowledge

_NUMBER = (
    "half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    "eighty|ninety|(?:a|one|two|three)? ?(?:third|quarter|tenth)s?|hundreds?|thousands?"
)
_UNIT = "in|of|out|times|people|hours?|minutes?|days?|weeks?|months?|years?|grams?|tablets?|pills?"
_FIGURE = re.compile(rf"[\w.]*\d[\d.,]*%?|(?<!\w)(?:per ?cent|(?:{_NUMBER})(?: an?)? (?:{_UNIT}))(?!\w)", re.IGNORECASE)
"""A numeral, a percentage, or a number word with what it counts; "these two" is none."""


def figures(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each figure to patients whose sources are all unverified and none of the project's own rules."""
    carrying = {key for key, source in knowledge.sources.items() if source.verified} | set(knowledge.wording.own_rules)
    return [
        text.finding(
            "figures",
            f'the figure "{figure}" rests only on unverified sources ({", ".join(text.sources)}): {text.text}',
            "say it without a number, or cite a source that was checked",
        )
        for text in patient_texts(knowledge)
        if text.sources and not carrying & set(text.sources) and (figure := figure_in(text.text)) is not None
    ]


def figure_in(text: str) -> str | None:
    """Return the first figure of a text."""
    found = _FIGURE.search(text)
    return found.group() if found else None
