"""What is only hedged, feared, asked about or supposed."""

from __future__ import annotations

from typing import Optional

from hippath.understanding.clauses import Clause
from hippath.understanding.patterns import Match
from hippath.understanding.reach import DOUBT_REACH, before
from hippath.understanding.scene import Reading

_IF_REACH = 12
"""Tokens over which a supposition reaches forward."""
_QUESTION_REACH = 14
"""Tokens over which a question with its mark reaches forward."""
_OPENERS = frozenset({",", "and", "so", "but", "also", "hi", "hello", "please", "-", "hey", "sorry", "um", "or"})
"""Words before a question that do not stop it from being one."""
_OWN = frozenset({"my", "mine", "this", "with"})
"""Between a worry or question and a mention they take it for granted: "worried about my limp", "run with a sore groin"."""

_YES = frozenset(
    {"yes", "yep", "yeah", "yup", "aye", "hell", "definitely", "absolutely", "alway", "big", "oh", "certainly", "very"}
)
"""First words, endings off, of an answer that says yes."""
_BRINGING = frozenset({"mak", "caus", "giv", "lead", "leav"})
"""Verbs, endings off, of what a treatment may bring about."""


def hedged(mention: Match, reading: Reading) -> Optional[Match]:
    """Return the doubt or worry that the mention stands in, or None."""
    if mention.first and _queried(mention, reading):
        return Match("query", mention.first - 1, mention.first - 1)
    doubts = [cue for cue in before(mention, "possible", reading, DOUBT_REACH) if not _own(cue, mention, reading)]
    doubts = [cue for cue in doubts if cue.first not in reading.consumed]
    worries = [
        cue
        for cue in before(mention, "worry", reading, DOUBT_REACH)
        if not _own(cue, mention, reading) and reading.tokens[mention.first - 1].norm != "the"
    ]
    return next(iter((*reversed(doubts), *reversed(worries))), None)


def _queried(mention: Match, reading: Reading) -> bool:
    """Return whether a clinician's question mark stands right before the mention: "?UTI"."""
    before, word = reading.tokens[mention.first - 1], reading.tokens[mention.first]
    return before.norm == "?" and before.end == word.start


def supposed(mention: Match, reading: Reading) -> Optional[Match]:
    """Return the words that only ask or suppose the mention: "does it cause numbness?", "if I get a fever"."""
    clause = reading.clause_of(mention)
    for cue in before(mention, "if", reading, _IF_REACH):
        between = range(cue.last + 1, mention.first)
        if not any(trigger.first in between for trigger in reading.of("trigger")):
            return cue
    asks = [
        cue
        for cue in before(mention, "question", reading, _QUESTION_REACH if clause.asks else DOUBT_REACH)
        if _opens(cue, clause, reading) and (_brings(cue, mention, reading) or not _own(cue, mention, reading))
    ]
    if asks and confirmed(clause, reading):
        return None
    granted = before(mention, "taken_for_granted", reading, DOUBT_REACH)
    return asks[-1] if asks and not granted else None


def confirmed(clause: Clause, reading: Reading) -> bool:
    """Return whether the question that a clause is part of is answered with yes: "on the stairs? hell yes"."""
    later = [other for other in reading.clauses if other.sentence == clause.sentence + 1]
    return clause.asks and bool(later) and reading.tokens[later[0].first].norm in _YES


def _opens(cue: Match, clause: Clause, reading: Reading) -> bool:
    """Return whether a cue opens a question. One bare word ("does", "which") needs a question mark as well."""
    if cue.first != clause.first and reading.tokens[cue.first - 1].norm not in _OPENERS:
        return False
    return clause.asks or cue.last > cue.first


def _own(cue: Match, mention: Match, reading: Reading) -> bool:
    return any(token.norm in _OWN for token in reading.tokens[cue.last + 1 : mention.first + 1])


def _brings(cue: Match, mention: Match, reading: Reading) -> bool:
    """Return whether it is asked what something would bring: "would a jab make my leg weak?"."""
    return any(token.norm in _BRINGING for token in reading.tokens[cue.last + 1 : mention.first])
