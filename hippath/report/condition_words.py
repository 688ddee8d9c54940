"""A condition of the rules in words that a clinician can check."""

from __future__ import annotations

from collections.abc import Callable

from hippath.clinician.in_words import Term, alternatives
from hippath.knowledge import Knowledge
from hippath.knowledge.conditions import When


def condition_words(knowledge: Knowledge) -> Callable[[When], tuple[str, ...]]:
    """Return a function that says a condition as its alternatives, one text each; "always" when there is none to meet."""

    def said(when: When) -> tuple[str, ...]:
        choices = (" AND ".join(map(_say, terms)) for terms in alternatives(when, knowledge))
        return tuple(choices) or ("always",)

    return said


def _say(term: Term) -> str:
    words = " or ".join(term.words)
    if term.kind == "none":
        return f"NOT ({words})" if len(term.words) > 1 else f"NOT {words}"
    return f"({words})" if len(term.words) > 1 else words
