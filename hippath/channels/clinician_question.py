"""Reads the parameters of a look-up; whatever is wrong with them is said in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from hippath.channels.incoming import BadRequest
from hippath.clinician.pages import LONGEST_QUESTION
from hippath.knowledge.faq import Audience

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
MOST_ANSWERS = 10
PARAMETERS = ("q", "audience", "top")
Arguments = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Question:
    """What is asked of `GET /clinician/lookup`."""

    text: str
    """The question, as it was sent."""
    audience: Audience
    """For whom the answer is worded."""
    top: int
    """Answers at most."""


def read_question(arguments: Arguments) -> Question:
    """Return the question in the query's `arguments`; raise BadRequest when one is missing, wrong, unknown or given twice."""
    for name, values in arguments.items():
        if name not in PARAMETERS:
            raise BadRequest(f'There is no such parameter; allowed: {", ".join(PARAMETERS)}.')
        if len(values) > 1:
            raise BadRequest(f'"{name}" is given more than once; give it once.')
    audience = _one(arguments, "audience", "clinician")
    if audience not in AUDIENCES:
        raise BadRequest(f'"audience" must be one of: {", ".join(AUDIENCES)}.')
    top = _one(arguments, "top", "3")
    if not (top.isascii() and top.isdigit() and len(top) <= 2 and 1 <= int(top) <= MOST_ANSWERS):
        raise BadRequest(f'"top" must be a whole number from 1 to {MOST_ANSWERS}.')
    text = read_text(arguments)
    if not text.strip():
        raise BadRequest('"q" must hold the question, at least one word.')
    return Question(text, audience, int(top))


def read_text(arguments: Arguments) -> str:
    """Return the words in "q", empty when there are none; raise BadRequest for words that cannot be looked up."""
    text = _one(arguments, "q", "")
    if len(text) > LONGEST_QUESTION:
        raise BadRequest(f'"q" must hold no more than {LONGEST_QUESTION:,} characters; ask in fewer words.')
    if "\0" in text:
        raise BadRequest('"q" must not hold a NUL character.')
    return text


def _one(arguments: Arguments, name: str, default: str) -> str:
    values = arguments.get(name)
    return values[0] if values else default
