"""Whose body a stretch of text is about."""

from __future__ import annotations

from hippath.understanding.patterns import Match
from hippath.understanding.tokens import Token

_SELF = frozenset({"i", "im", "ive", "me", "mine", "myself", "id"})
_OTHER = frozenset({"he", "she", "his", "her", "him", "hers", "hes", "shes", "they", "their", "theirs"})
_REPORT_REACH = 3
"""Tokens after a person in which "says" or "noticed" makes them the teller, not the patient."""


def others_words(
    tokens: tuple[Token, ...], sentences: list[tuple[int, int]], people: list[Match], tellers: list[Match]
) -> frozenset[int]:
    """Return the indices of the tokens that speak of somebody else.

    A person named ("my son") turns the text to them, "I" or "my" back, "he" or "she" to them again. A sentence that names
    nobody goes on about the last person.
    """
    starts = {index for person in people for index in range(person.first, person.last + 1)}
    reported = {person.first for person in people if _tells(person, tellers)}
    introduced = any(token.norm in _OTHER for token in tokens[:3]) and not any(token.norm in _SELF for token in tokens)
    about_other = introduced
    found: set[int] = set()
    for first, last in sentences:
        about_other = _at_start(tokens[first : last + 1], about_other, introduced)
        for index in range(first, last + 1):
            norm = tokens[index].norm
            if index in starts:
                if not any(person.first in reported for person in people if person.first <= index <= person.last):
                    about_other = introduced = True
            elif norm in _SELF or (norm == "my" and not _before_person(index, starts)):
                about_other = False
            elif norm in _OTHER and introduced:
                about_other = True
            if about_other:
                found.add(index)
    return frozenset(found)


def _at_start(sentence: tuple[Token, ...], about_other: bool, introduced: bool) -> bool:
    words = {token.norm for token in sentence}
    if words & _SELF and not words & _OTHER:
        return False
    return True if introduced and words & _OTHER and not words & _SELF else about_other


def _before_person(index: int, starts: set[int]) -> bool:
    return bool({index + 1, index + 2} & starts)


def _tells(person: Match, tellers: list[Match]) -> bool:
    return any(0 < teller.first - person.last <= _REPORT_REACH for teller in tellers)
