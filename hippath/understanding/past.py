"""What is over: "used to snap", "the limp has gone", "had a fever last year"."""

from __future__ import annotations

from typing import Optional

from hippath.understanding.lists import same_list
from hippath.understanding.patterns import Match
from hippath.understanding.reach import NEGATION_REACH, after, before, ended
from hippath.understanding.scene import Reading

_PAST_REACH = 8
"""Tokens over which "used to" or "history of" reaches forward."""
_SINGLE = frozenset({"previou", "previous", "previously", "prior", "past"})
"""Words, endings off, that speak of the next thing alone and not of a list."""
_LASTING_REACH = 3
"""Tokens between a span of time and the history that it measures."""
_CLINICAL_UNITS = frozenset({"52", "12", "7"})
"""What clinicians write for weeks, months and days: 3/52."""
_LATER_REACH = 6
"""Tokens after a mention in which "but it's gone now" still means it."""


def over(mention: Match, reading: Reading) -> Optional[Match]:
    """Return the words that say that the mention is over, or None."""
    recounted = [cue for cue in reading.of("cue", "past_before") if _recounts(cue, mention, reading)]
    if recounted:
        return recounted[-1]
    sentence = reading.clause_of(mention).sentence
    later = [
        cue
        for cue in reading.of("cue", "past_later")
        if 0 < cue.first - mention.last <= _LATER_REACH
        and reading.clause_of(cue).sentence == sentence
        and _says_it_all(cue, reading)
    ]
    any_more = after(mention, "any_more", reading) if before(mention, "negation", reading, NEGATION_REACH) else []
    gone = [cue for cue in after(mention, "past_after", reading) if _says_it_all(cue, reading)]
    return next(iter((*later, *any_more, *gone)), None) or _long_ago(mention, reading)


def _says_it_all(cue: Match, reading: Reading) -> bool:
    """Return whether nothing goes on after "has gone" that would make it say something else."""
    following = reading.tokens[cue.last + 1].norm if cue.last + 1 < len(reading.tokens) else "."
    return not following[0].isalnum() or any(end.first == cue.last + 1 for end in reading.of("cue", "scope_end", "settled"))


def _long_ago(mention: Match, reading: Reading) -> Optional[Match]:
    """Return the words of "had ... last year" or "had ... as a child" around the mention."""
    clause = reading.clause_of(mention)
    had = [cue for cue in reading.of("cue", "had") if clause.first <= cue.first <= mention.first]
    for cue in [cue for cue in reading.of("cue", "long_ago") if mention.last < cue.first <= clause.last][:1]:
        if had and not any(had[-1].last < end.first < cue.first for end in reading.of("cue", "scope_end")):
            return cue
    return None


def _recounts(cue: Match, mention: Match, reading: Reading) -> bool:
    """Return whether a cue such as "history of" reaches the mention, along a list too."""
    if cue.last >= mention.first or reading.clause_of(cue).sentence != reading.clause_of(mention).sentence:
        return False
    if ended(cue, mention, reading) or _lasting(cue, reading):
        return False
    between = [token.norm for token in reading.tokens[cue.last + 1 : mention.first]]
    if "," in between and reading.tokens[cue.first].norm in _SINGLE:
        return False
    if "," in between:
        return same_list(cue.last + 1, mention, reading, long_items=True)
    return len(between) < _PAST_REACH


def returned(mention: Match, reading: Reading) -> bool:
    """Return whether what is past came back: "used to snap, now it's come back"."""
    sentence = reading.clause_of(mention).sentence
    return any(
        cue.first > mention.last and reading.clause_of(cue).sentence <= sentence + 1 for cue in reading.of("cue", "returned")
    )


def _lasting(cue: Match, reading: Reading) -> bool:
    """Return whether the history is the complaint's own: "a 5-month history of groin pain", "3/12 hx of ..."."""
    before = [token.norm for token in reading.tokens[max(0, cue.first - _LASTING_REACH) : cue.first]]
    return any(norm in reading.knowledge.language.durations.units or norm in _CLINICAL_UNITS for norm in before)
