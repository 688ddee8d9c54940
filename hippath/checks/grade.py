"""How hard a text is to read."""

from __future__ import annotations

import re
from collections.abc import Callable

from hippath.knowledge import Knowledge
from hippath.pathway import Facts
from hippath.pathway.fill import filled, placeholders

_SHORT_WORD = "pill"
"""Stands for a term that has no shorter word, and for what a placeholder is filled with later."""
_PLACEHOLDER = re.compile(r"\{\w+\}")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+")


def as_read(knowledge: Knowledge) -> Callable[[str], str]:
    """Return a function that fills a text's placeholders as the clinic's patients will read it."""
    values = {name: value for name, value in placeholders(Facts(), knowledge).items() if value}
    return lambda text: _PLACEHOLDER.sub(_SHORT_WORD, filled(text, values))


def grader(knowledge: Knowledge) -> Callable[[str], float]:
    """Return a function text -> Flesch-Kincaid grade, in which an allowed term counts as one short word."""
    import textstat

    fill = as_read(knowledge)
    terms = re.compile("|".join(term.pattern for term in knowledge.wording.allowed_terms) or r"(?!)", re.IGNORECASE)
    return lambda text: float(textstat.flesch_kincaid_grade(terms.sub(_SHORT_WORD, fill(text))))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; what introduces a list with a colon is one of its own."""
    return [part for part in _SENTENCE.split(text.strip()) if part]
