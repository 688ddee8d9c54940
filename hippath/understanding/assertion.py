"""The assertion status of a mention: present, absent, past, possible or another person's."""

from __future__ import annotations

from hippath.understanding.findings import Status
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

_NEGATION_REACH = 7
"""Tokens over which a denial reaches forward: "no pain, swelling or numbness" is seven."""
_DOUBT_REACH = 6
"""Tokens over which a doubt reaches forward."""
_AFTER_REACH = 4
"""Tokens after a mention in which "gone now" or "nope" still belongs to it."""
_GOES_ON = frozenset(
    {
        ",",
        ".",
        "i",
        "it",
        "its",
        "'s",
        "but",
        "just",
        "my",
        "the",
        "not",
        "only",
        "more",
        "mine",
        "theres",
        "there",
        "thank",
        "we",
    }
)
"""After these a "no" at the start answers a question; it denies nothing that follows."""
_LINKS = frozenset({",", "or", "nor", "and", "/", "any", "&"})


def status_of(mention: Match, reading: Reading) -> Status:
    """Return the status of ``mention``. Another person's findings come first, then denials, the past, and doubts."""
    if _of_other_person(mention, reading):
        return "other_person"
    if _negated_before(mention, reading) or _negated_after(mention, reading):
        return "absent"
    if _past(mention, reading):
        return "past"
    return "possible" if _doubted(mention, reading) else "present"


def _before(mention: Match, cues: list[Match], reading: Reading, reach: int) -> list[Match]:
    sentence = reading.clause_of(mention).sentence
    return [
        cue
        for cue in cues
        if cue.last < mention.first
        and mention.first - cue.last <= reach
        and reading.clause_of(cue).sentence == sentence
        and not _ended(cue, mention, reading)
    ]


def _ended(cue: Match, mention: Match, reading: Reading) -> bool:
    return any(cue.last < end.first <= mention.first for end in reading.of("cue", "scope_end"))


def _negated_before(mention: Match, reading: Reading) -> bool:
    cues = [
        cue
        for cue in _before(mention, reading.of("cue", "negation"), reading, _NEGATION_REACH)
        if cue.first not in reading.consumed and not _only(cue, reading)
    ]
    near = [cue for cue in cues if mention.first - cue.last <= 3 or _listed(cue, mention, reading)]
    doubles = [
        m for m in reading.of("cue", "double_negative") if m.last < mention.first and mention.first - m.last <= 3
    ]
    return bool(near) and not doubles


def _only(cue: Match, reading: Reading) -> bool:
    following = reading.tokens[cue.last + 1].norm if cue.last + 1 < len(reading.tokens) else ""
    if cue.first == 0 and reading.tokens[0].norm == "no" and following in _GOES_ON:
        return True
    return following in ("just", "only", "sure", "certain", "too", "that")


def _listed(cue: Match, mention: Match, reading: Reading) -> bool:
    between = [token.norm for token in reading.tokens[cue.last + 1 : mention.first]]
    return any(word in _LINKS for word in between)


def _negated_after(mention: Match, reading: Reading) -> bool:
    index = mention.last + 1
    while index < len(reading.tokens) and reading.tokens[index].norm in {"?", ":", "-", "=", "...", "–", ","}:
        index += 1
    gap = index - mention.last - 1
    cues = [cue for cue in reading.of("cue", "negation_after") if cue.first == index]
    if not cues or not gap:
        return False
    after = max(cue.last for cue in cues) + 1
    return after >= len(reading.tokens) or not reading.tokens[after].norm.isalnum()


def _past(mention: Match, reading: Reading) -> bool:
    if _before(mention, reading.of("cue", "past_scope"), reading, 6):
        return True
    sentence = reading.clause_of(mention).sentence
    for cue in reading.of("cue", "past_after", "past_scope"):
        gap = cue.first - mention.last
        same = reading.clause_of(cue).sentence == sentence
        ended = any(mention.last < end.first < cue.first for end in reading.of("cue", "scope_end"))
        if 0 < gap <= _AFTER_REACH and same and not ended:
            return True
    return _over_in_next_clause(mention, reading)


def _over_in_next_clause(mention: Match, reading: Reading) -> bool:
    """Return whether the clause after the mention's says that it is over: "had a fever, but that's long gone"."""
    place = reading.clauses.index(reading.clause_of(mention)) + 1
    if place >= len(reading.clauses):
        return False
    first = reading.clauses[place].first
    opening = {token.norm for token in reading.tokens[first : first + 3]}
    cues = [cue for cue in reading.of("cue", "past_after") if first < cue.first <= first + _DOUBT_REACH]
    return bool(cues) and bool(opening & {"that", "it", "its", "thats", "they", "all", "both"})


def _doubted(mention: Match, reading: Reading) -> bool:
    return bool(_before(mention, reading.of("cue", "possible"), reading, _DOUBT_REACH)) or is_hypothetical(mention, reading)


def is_hypothetical(mention: Match, reading: Reading) -> bool:
    """Return whether the mention is only asked about or supposed: "does it cause numbness?", "what if I get a fever"."""
    cues = _before(mention, reading.of("cue", "hypothetical"), reading, _DOUBT_REACH)
    clause = reading.clause_of(mention)
    cues = [cue for cue in cues if not _supposes(cue, mention, reading)]
    iffy = [cue for cue in cues if reading.tokens[cue.first].norm == "if" or cue.first <= clause.first + 2]
    return bool(iffy) and (clause.asks or any(reading.tokens[cue.first].norm in ("if", "what") for cue in iffy))


def _supposes(cue: Match, mention: Match, reading: Reading) -> bool:
    """Return whether a question takes the finding for granted: "is it normal that my leg is numb?"."""
    if any(token.norm in ("if", "what") for token in reading.tokens[cue.first : cue.last + 1]):
        return False
    owned = [word for word in reading.of("cue", "self") if cue.last + 1 < word.first < mention.first]
    mine = [index for index in range(cue.last + 1, mention.first) if reading.tokens[index].norm == "my"]
    return bool(owned or mine)


def _of_other_person(mention: Match, reading: Reading) -> bool:
    sentence = reading.clause_of(mention).sentence
    people = [cue for cue in reading.of("cue", "other_person") if reading.clause_of(cue).sentence == sentence]
    people = [person for person in people if person.last < mention.first]
    if people:
        person = people[-1]
        return not any(person.last < self_word.first <= mention.last for self_word in reading.of("cue", "self"))
    pronouns = {"he", "she", "his", "her", "him", "they"}
    earlier = [cue for cue in reading.of("cue", "other_person") if cue.last < mention.first]
    start = reading.clause_of(mention).first
    words = {token.norm for token in reading.tokens[start : mention.first]}
    own = any(start <= cue.first <= mention.last for cue in reading.of("cue", "self"))
    return bool(earlier) and bool(words & pronouns) and not own
