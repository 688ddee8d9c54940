"""Whether each treatment helped."""

from __future__ import annotations

from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

_REACH = 9
"""Tokens between a treatment and what is said of it."""
_AHEAD = 4
"""Tokens between an outcome and a treatment after it: "no luck with physio", "relief from ice"."""
_LINKS = frozenset({"and", ",", "/", "&", "plus", "+", "or", "with", "from", "some"})


def outcomes(mentions: list[Match], reading: Reading) -> dict[Match, bool]:
    """Return whether the treatment helped, for each mention of which it is said."""
    found: dict[Match, bool] = {}
    said = _outer([match for match in reading.of("helped") if not _of_activity(match, reading)])
    for outcome in said:
        helped = outcome.id == "true"
        for mention in _targets(outcome, mentions, reading):
            found.setdefault(mention, helped)
    return found


def _of_activity(match: Match, reading: Reading) -> bool:
    """Return whether the words belong to an injection's wearing off or to the trend."""
    return any(
        other.first <= match.first and match.last <= other.last and other.last > other.first
        for other in (*reading.of("trend", "improving"), *reading.of("cue", "no_outcome"))
    )


def _outer(matches: list[Match]) -> list[Match]:
    return [
        match
        for match in matches
        if not any(
            other is not match and other.first <= match.last and match.first <= other.last
            and (other.last - other.first, other.id == "false") > (match.last - match.first, match.id == "false")
            for other in matches
        )
    ]  # fmt: skip


def _targets(outcome: Match, mentions: list[Match], reading: Reading) -> list[Match]:
    sentence = reading.clause_of(outcome).sentence
    here = [mention for mention in mentions if reading.clause_of(mention).sentence == sentence]
    before = [mention for mention in here if mention.last < outcome.first]
    everything = any(cue.first in range(outcome.first - 4, outcome.last + 1) for cue in reading.of("cue", "all_of_them"))
    if everything and before:
        return before
    near = [mention for mention in before if outcome.first - mention.last <= _REACH]
    if near and not _turned(near[-1], outcome, reading):
        return _list_up_to(near[-1], before, reading)
    after = [mention for mention in here if 0 < mention.first - outcome.last <= _AHEAD]
    if after:
        return after[:1]
    earlier = [mention for mention in mentions if reading.clause_of(mention).sentence == sentence - 1]
    if everything and not here:
        return earlier
    return earlier[-1:] if not here and _opens(outcome, reading) else []


def _turned(mention: Match, outcome: Match, reading: Reading) -> bool:
    """Return whether a comma between the two makes the outcome that of a treatment after it."""
    between = [token.norm for token in reading.tokens[mention.last + 1 : outcome.first]]
    following = [other for other in reading.of("treatment") if 0 < other.first - outcome.last <= 2]
    return "," in between and bool(following)


def _list_up_to(last: Match, before: list[Match], reading: Reading) -> list[Match]:
    """Return the treatment with those listed right before it: "ice and heat do nothing"."""
    found = [last]
    for mention in reversed(before[:-1]):
        between = [token.norm for token in reading.tokens[mention.last + 1 : found[-1].first]]
        if not set(between) <= _LINKS:
            break
        found.append(mention)
    return found


def _opens(outcome: Match, reading: Reading) -> bool:
    return outcome.first - reading.clause_of(outcome).first <= 2
