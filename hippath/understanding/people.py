"""Whose body a stretch of text is about."""

from __future__ import annotations

from hippath.understanding.patterns import Match
from hippath.understanding.tokens import Token

_SELF = frozenset({"i", "im", "ive", "me", "mine", "myself", "id", "pt", "patient"})
_OTHER = frozenset({"he", "she", "his", "her", "him", "hers", "hes", "shes", "they", "their", "theirs"})
_REPORT_REACH = 3
"""Tokens after a person in which "says" or "noticed" makes them the teller, not the patient."""
_OPENING = 4
"""Tokens from the start of a sentence within which a person is its subject."""
_ABOUT = frozenset({"for", "about", "re", "regard", "concern", "behalf", "that", "because", "when", "since", "if", "and", "but"})
"""Words before "my mum" after which the text turns to her; after others ("visiting", "with", "to") only up to the next mark."""
_BESIDE = frozenset({"after", "chase", "chas", "carry", "lift", "visit", "visiting", "with", "to", "by"})
"""Right before a person they name them in passing, even where a sentence opens: "sprinting after toddler"."""
_MARKS = frozenset({",", ".", ";", "!", "?", "-", "(", ")", ":"})
_VERBS = frozenset("has had is was got get have been 's who".split())
"""Right after a person they make it the subject: "my wife has"."""


def others_words(
    tokens: tuple[Token, ...], sentences: list[tuple[int, int]], people: list[Match], tellers: list[Match]
) -> frozenset[int]:
    """Return the indices of the tokens that speak of somebody else.

    A person named as a subject ("my son ...") turns the text to them, "I" or "my" back, "he" or "she" to them again; a sentence
    that names nobody goes on about the last subject. A person named in passing ("visiting my sister") holds up to the next mark.
    """
    starts = {index for person in people for index in range(person.first, person.last + 1)}
    telling = [person for person in people if _tells(person, tellers, tokens)]
    reported = {index for person in telling for index in range(person.first, person.last + 1)}
    introduced = any(token.norm in _OTHER for token in tokens[:3]) and not any(token.norm in _SELF for token in tokens)
    about_other, passing = introduced, False
    found: set[int] = set()
    for first, last in sentences:
        about_other = not passing and _at_start(first, last, tokens, starts, about_other, introduced)
        passing = False
        for index in range(first, last + 1):
            norm = tokens[index].norm
            if index in starts:
                if index not in reported:
                    passing = not about_other and not _subject(index, first, tokens)
                    if not passing and not any(token.norm in _SELF for token in tokens[first:index]):
                        found.update(range(first, index))
                    about_other = True
                    introduced = introduced or not passing
            elif norm in _SELF or (norm == "my" and not _before_person(index, starts)):
                about_other = passing = False
            elif norm in _OTHER and introduced:
                about_other, passing = True, False
            elif passing and norm in _MARKS:
                about_other = passing = False
            if about_other:
                found.add(index)
    return frozenset(found)


def _at_start(first: int, last: int, tokens: tuple[Token, ...], starts: set[int], about_other: bool, introduced: bool) -> bool:
    words = {tokens[index].norm for index in range(first, last + 1)}
    own = bool(words & _SELF) or any(
        tokens[index].norm == "my" and not _before_person(index, starts) for index in range(first, last + 1)
    )
    if own and not words & _OTHER:
        return False
    return True if introduced and words & _OTHER and not own else about_other


def _subject(index: int, first: int, tokens: tuple[Token, ...]) -> bool:
    """Return whether the person named at ``index`` is what the sentence is about."""
    if index > first and tokens[index - 1].norm in _BESIDE:
        return False
    if index - first <= _OPENING:
        return True
    if index + 1 < len(tokens) and tokens[index + 1].norm in _VERBS:
        return True
    before = [tokens[place].norm for place in range(max(first, index - 2), index)]
    return bool(set(before) & _ABOUT)


def _before_person(index: int, starts: set[int]) -> bool:
    return bool({index + 1, index + 2} & starts)


def _tells(person: Match, tellers: list[Match], tokens: tuple[Token, ...]) -> bool:
    """Return whether the person is the teller: "my mum says ..."; not one who has something: "my mums hip gives way"."""
    owner = tokens[person.last].word.endswith("s") and tokens[person.last].norm != tokens[person.last].word
    return any(0 < teller.first - person.last <= (1 if owner else _REPORT_REACH) for teller in tellers)
