"""Denials: "no swelling", "it is not numb", "fever? nope"."""

from __future__ import annotations

from typing import Optional

from hippath.understanding.lists import same_list
from hippath.understanding.patterns import Match
from hippath.understanding.reach import NEGATION_REACH, after, ended
from hippath.understanding.scene import Reading

_MARKS = frozenset({"?", ":", "-", "=", "...", "–", ",", "(", "..", ";"})

_LONGEST_LIST = 60
"""Tokens over which a denial reaches along a list, at most."""
_ANSWERS = frozenset({"no", "none", "nil", "neg", "negativ", "nope", "nad"})
"""Denials, endings off, that may stand alone behind what they deny: "fevers none"."""
_CLINICAL = frozenset({"deny", "denied", "negative"})
"""Denials of clinicians' notes: they hold for every item of a list, however long."""


def negated_before(mention: Match, reading: Reading) -> Optional[Match]:
    """Return the denial that reaches forward to the mention, or None."""
    sentence = reading.clause_of(mention).sentence
    for cue in reversed(reading.of("cue", "negation")):
        if cue.last >= mention.first or cue.first in reading.consumed or reading.clause_of(cue).sentence != sentence:
            continue
        if mention.first - cue.last > _LONGEST_LIST:
            break
        if not _answers(cue, reading) and not ended(cue, mention, reading) and _reaches(cue, mention, reading):
            return None if _doubled(mention, reading) else cue
    return None


def affirmed(mention: Match, reading: Reading) -> bool:
    """Return whether the words right behind the mention say that it is there: "no neck stiffness, photophobia present"."""
    following = [token.norm for token in reading.tokens[mention.last + 1 : mention.last + 3]]
    return following[:1] in (["present"], ["positiv"]) or following == ["+", "ve"]


def _doubled(mention: Match, reading: Reading) -> bool:
    """Return whether the denial is itself denied: "not that it doesn't hurt"."""
    return any(
        double.last < mention.first and mention.first - double.last <= NEGATION_REACH
        for double in reading.of("cue", "double_negative")
    )


def _reaches(cue: Match, mention: Match, reading: Reading) -> bool:
    between = [token.norm for token in reading.tokens[cue.last + 1 : mention.first]]
    if "," in between or "/" in between or len(between) >= NEGATION_REACH:
        return same_list(cue.last + 1, mention, reading, long_items=reading.tokens[cue.first].norm in _CLINICAL)
    return True


def _answers(cue: Match, reading: Reading) -> bool:
    """Return whether a "no" answers a question and denies nothing that follows: "no its more when i lift it"."""
    if reading.tokens[cue.first].norm not in _ANSWERS or cue.last > cue.first:
        return False
    following = reading.tokens[cue.last + 1].norm if cue.last + 1 < len(reading.tokens) else "."
    if not following[0].isalnum():
        return True
    said_no = reading.tokens[cue.first].norm == "no"
    return said_no and any(word.first == cue.last + 1 for word in reading.of("cue", "after_an_answer"))


def negated_after(mention: Match, reading: Reading) -> Optional[Match]:
    """Return the denial that follows the mention ("... is negative", "fever? nope"), or None."""
    following = after(mention, "negation_after", reading)
    if following:
        return following[0]
    index = mention.last + 1
    while index < len(reading.tokens) and reading.tokens[index].norm in _MARKS:
        index += 1
    cues = [cue for cue in reading.of("cue", "no_after") if cue.first == index]
    if not cues or (index == mention.last + 1 and reading.tokens[index].norm not in _ANSWERS - {"no"}):
        return None
    last = max(cue.last for cue in cues) + 1
    alone = last >= len(reading.tokens) or not reading.tokens[last].norm[0].isalnum()
    return cues[0] if alone else None
