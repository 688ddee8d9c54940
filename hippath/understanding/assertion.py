"""The assertion status of a mention: present, absent, past, possible or another person's."""

from __future__ import annotations

from hippath.understanding.clauses import Clause
from hippath.understanding.findings import Status
from hippath.understanding.lists import same_list
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

_NEGATION_REACH = 6
"""Tokens over which a denial reaches forward outside a list."""
_DOUBT_REACH = 7
"""Tokens over which a doubt reaches forward."""
_PAST_REACH = 8
"""Tokens over which "used to" or "history of" reaches forward."""
_AFTER_REACH = 4
"""Tokens after a mention in which "has gone" or "is negative" still belongs to it."""
_MARKS = frozenset({"?", ":", "-", "=", "...", "–", ",", "(", "..", ";"})
_OPENERS = frozenset({",", "and", "so", "but", "also", "hi", "hello", "please", "-", "hey", "sorry", "um", "or"})
"""Words before a question that do not stop it from being one."""
_OWN = frozenset({"my", "mine", "this", "with"})
"""Between a worry or question and a mention they take it for granted: "worried about my limp", "run with a sore groin"."""
_LATER_REACH = 6
"""Tokens after a mention in which "but it's gone now" still means it."""


def status_of(mention: Match, reading: Reading) -> Status:
    """Return the status of ``mention``: another person's first, then hedged denials, denials, the past, and doubts."""
    if mention.first in reading.others:
        return "other_person"
    if _before(mention, "hedged_denial", reading, _DOUBT_REACH) or _after(mention, "possible_after", reading):
        return "possible"
    denied = mention.denied or _negated_before(mention, reading) or _negated_after(mention, reading)
    if denied:
        return "past" if _after(mention, "any_more", reading) else "absent"
    if _past(mention, reading) and not _returned(mention, reading):
        return "past"
    return "possible" if _hedged(mention, reading) or is_supposed(mention, reading) else "present"


def _before(mention: Match, kind: str, reading: Reading, reach: int) -> list[Match]:
    """Return the cues of a kind that reach forward to the mention."""
    sentence = reading.clause_of(mention).sentence
    return [
        cue
        for cue in reading.of("cue", kind)
        if cue.last < mention.first
        and mention.first - cue.last <= reach
        and reading.clause_of(cue).sentence == sentence
        and not _ended(cue, mention, reading)
        and "," not in {token.norm for token in reading.tokens[cue.last + 1 : mention.first]}
    ]


def _after(mention: Match, kind: str, reading: Reading) -> list[Match]:
    """Return the cues of a kind that follow the mention in its clause."""
    clause = reading.clause_of(mention)
    return [
        cue
        for cue in reading.of("cue", kind)
        if 0 < cue.first - mention.last <= _AFTER_REACH
        and cue.first <= clause.last
        and not any(mention.last < end.first < cue.first for end in reading.of("cue", "scope_end"))
        and "," not in {token.norm for token in reading.tokens[mention.last + 1 : cue.first]}
    ]


def _ended(cue: Match, mention: Match, reading: Reading) -> bool:
    return any(
        cue.last < end.first <= mention.first and end.first not in reading.consumed for end in reading.of("cue", "scope_end")
    )


def _negated_before(mention: Match, reading: Reading) -> bool:
    sentence = reading.clause_of(mention).sentence
    cues = [
        cue
        for cue in reading.of("cue", "negation")
        if cue.last < mention.first
        and cue.first not in reading.consumed
        and reading.clause_of(cue).sentence == sentence
        and not _answers(cue, reading)
        and not _ended(cue, mention, reading)
    ]
    if not any(_reaches(cue, mention, reading) for cue in cues):
        return False
    return not any(
        double.last < mention.first and mention.first - double.last <= _NEGATION_REACH
        for double in reading.of("cue", "double_negative")
    )


def _reaches(cue: Match, mention: Match, reading: Reading) -> bool:
    between = [token.norm for token in reading.tokens[cue.last + 1 : mention.first]]
    if "," in between or "/" in between or len(between) >= _NEGATION_REACH:
        return same_list(cue.last + 1, mention, reading)
    return True


def _answers(cue: Match, reading: Reading) -> bool:
    """Return whether a "no" answers a question and denies nothing that follows: "no its more when i lift it"."""
    if reading.tokens[cue.first].norm != "no" or cue.last > cue.first:
        return False
    following = reading.tokens[cue.last + 1].norm if cue.last + 1 < len(reading.tokens) else "."
    return not following[0].isalnum() or any(word.first == cue.last + 1 for word in reading.of("cue", "after_an_answer"))


def _negated_after(mention: Match, reading: Reading) -> bool:
    if _after(mention, "negation_after", reading):
        return True
    index = mention.last + 1
    while index < len(reading.tokens) and reading.tokens[index].norm in _MARKS:
        index += 1
    cues = [cue for cue in reading.of("cue", "no_after") if cue.first == index]
    if not cues or index == mention.last + 1:
        return False
    after = max(cue.last for cue in cues) + 1
    return after >= len(reading.tokens) or not reading.tokens[after].norm[0].isalnum()


def _past(mention: Match, reading: Reading) -> bool:
    if any(_recounts(cue, mention, reading) for cue in reading.of("cue", "past_before")):
        return True
    sentence = reading.clause_of(mention).sentence
    if any(
        0 < cue.first - mention.last <= _LATER_REACH and reading.clause_of(cue).sentence == sentence
        for cue in reading.of("cue", "past_later")
    ):
        return True
    if _after(mention, "any_more", reading) and _before(mention, "negation", reading, _NEGATION_REACH):
        return True
    for cue in _after(mention, "past_after", reading):
        following = reading.tokens[cue.last + 1].norm if cue.last + 1 < len(reading.tokens) else "."
        if not following[0].isalnum() or any(end.first == cue.last + 1 for end in reading.of("cue", "scope_end", "settled")):
            return True
    clause = reading.clause_of(mention)
    had = [cue for cue in reading.of("cue", "had") if clause.first <= cue.first < mention.first]
    long_ago = [cue for cue in reading.of("cue", "long_ago") if mention.last < cue.first <= clause.last]
    return any(
        not any(had_cue.last < end.first < cue.first for end in reading.of("cue", "scope_end"))
        for had_cue in had[-1:]
        for cue in long_ago[:1]
    )


def _recounts(cue: Match, mention: Match, reading: Reading) -> bool:
    """Return whether a cue such as "history of" reaches the mention, along a list too."""
    if cue.last >= mention.first or reading.clause_of(cue).sentence != reading.clause_of(mention).sentence:
        return False
    if _ended(cue, mention, reading):
        return False
    between = [token.norm for token in reading.tokens[cue.last + 1 : mention.first]]
    if "," in between:
        return same_list(cue.last + 1, mention, reading, long_items=True)
    return len(between) < _PAST_REACH


def _returned(mention: Match, reading: Reading) -> bool:
    """Return whether what is past came back: "used to snap, now it's come back"."""
    sentence = reading.clause_of(mention).sentence
    return any(
        cue.first > mention.last and reading.clause_of(cue).sentence <= sentence + 1 for cue in reading.of("cue", "returned")
    )


def _hedged(mention: Match, reading: Reading) -> bool:
    if any(not _own(cue, mention, reading) for cue in _before(mention, "possible", reading, _DOUBT_REACH)):
        return True
    for cue in _before(mention, "worry", reading, _DOUBT_REACH):
        if not _own(cue, mention, reading) and reading.tokens[mention.first - 1].norm != "the":
            return True
    return False


def is_supposed(mention: Match, reading: Reading) -> bool:
    """Return whether the mention is only asked about or supposed: "does it cause numbness?", "if I get a fever"."""
    clause = reading.clause_of(mention)
    for cue in _before(mention, "if", reading, _DOUBT_REACH):
        between = range(cue.last + 1, mention.first)
        if not any(trigger.first in between for trigger in reading.of("trigger")):
            return True
    asks = [
        cue
        for cue in _before(mention, "question", reading, _DOUBT_REACH)
        if _opens(cue, clause, reading) and not _own(cue, mention, reading)
    ]
    return bool(asks) and not _before(mention, "taken_for_granted", reading, _DOUBT_REACH)


def _opens(cue: Match, clause: Clause, reading: Reading) -> bool:
    """Return whether a cue opens a question. One bare word ("does", "which") needs a question mark as well."""
    if cue.first != clause.first and reading.tokens[cue.first - 1].norm not in _OPENERS:
        return False
    return clause.asks or cue.last > cue.first


def _own(cue: Match, mention: Match, reading: Reading) -> bool:
    return any(token.norm in _OWN for token in reading.tokens[cue.last + 1 : mention.first + 1])
