"""How far a cue reaches: to the mentions after it, or to the one before it."""

from __future__ import annotations

from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

DOUBT_REACH = 7
"""Tokens over which a doubt reaches forward."""
NEGATION_REACH = 6
"""Tokens over which a denial reaches forward outside a list."""
_AFTER_REACH = 4
"""Tokens after a mention in which "has gone" or "is negative" still belongs to it."""


def before(mention: Match, kind: str, reading: Reading, reach: int) -> list[Match]:
    """Return the cues of a kind that reach forward to the mention."""
    sentence = reading.clause_of(mention).sentence
    return [
        cue
        for cue in reading.of("cue", kind)
        if cue.last < mention.first
        and mention.first - cue.last <= reach
        and reading.clause_of(cue).sentence == sentence
        and not ended(cue, mention, reading)
        and "," not in {token.norm for token in reading.tokens[cue.last + 1 : mention.first]}
    ]


def after(mention: Match, kind: str, reading: Reading) -> list[Match]:
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


def ended(cue: Match, mention: Match, reading: Reading) -> bool:
    """Return whether a word such as "but" stands between the cue and the mention."""
    return any(
        cue.last < end.first <= mention.first and end.first not in reading.consumed for end in reading.of("cue", "scope_end")
    )
