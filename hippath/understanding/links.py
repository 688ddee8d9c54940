"""What brings a sensation on."""

from __future__ import annotations

from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

_NEAR = 3
"""Tokens between a sensation and a trigger that need no word to relate them: "pain running", "stairs are agony"."""
_FAR = 11
"""Tokens between them when a word such as "when" or "after" relates them."""
_FALL_REACH = 3
"""Tokens after a fall within which a trigger is where one fell."""
_CHAIN = 8
"""Tokens between one trigger of a list and the next."""
_BEFORE_PREDICATE = frozenset("the a an my absolute real pure always so really".split())
"""Words between "is" and what is said: "is the worst", "are an absolute nightmare"."""
_COMMA = 3
"""Tokens that a comma between them counts for."""
_BEARERS = frozenset({"pain", "bad", "worse", "hard", "fine", "snap", "click", "tight", "weak", "powerless", "unable"})
"""Sensations that a trigger can bring on."""


def triggers(reading: Reading) -> dict[Match, list[Match]]:
    """Return the triggers of each sensation that has any."""
    felt = [match for match in reading.of("sensation") if match.id in _BEARERS]
    links: list[tuple[Match, Match]] = []
    for trigger in outer_triggers(reading):
        bearer = _bearer(trigger, felt, reading) or _chained(trigger, links, reading) or _carried(trigger, felt, reading)
        if bearer is not None:
            links.append((trigger, bearer))
    found: dict[Match, list[Match]] = {}
    for trigger, bearer in links:
        for match in felt:
            if match.first <= bearer.last and bearer.first <= match.last:
                found.setdefault(match, []).append(trigger)
    return found


def outer_triggers(reading: Reading) -> list[Match]:
    """Return the triggers that stand for themselves: no "sitting" of "from sitting to standing", no stairs one fell down."""
    found = reading.of("trigger")
    falls = [*reading.of("symptom", "trauma"), *reading.of("feature", "recent_fall")]
    fallen = {index for fall in falls for index in range(fall.first, fall.last + _FALL_REACH + 1)}
    longest: dict[int, list[Match]] = {}
    for other in found:
        for index in range(other.first, other.last + 1):
            longest.setdefault(index, []).append(other)
    climbs = reading.starts("trigger", "stairs", "run")
    return [
        trigger
        for trigger in found
        if trigger.first not in fallen
        and not (trigger.id == "walk" and trigger.last + 1 in climbs)
        and not any(
            other.id != trigger.id
            and trigger.last <= other.last
            and other.last - other.first > trigger.last - trigger.first
            for other in longest[trigger.first]
        )
    ]


def _bearer(trigger: Match, felt: list[Match], reading: Reading) -> Match | None:
    clause = reading.clause_of(trigger)
    here = [
        match
        for match in felt
        if clause.first <= match.first <= clause.last and (match.last < trigger.first or trigger.last < match.first)
    ]
    linked = [match for match in here if _linked(trigger, match, reading)]
    return min(linked, key=lambda match: (_distance(trigger, match, reading), match.first), default=None)


def _distance(trigger: Match, sensation: Match, reading: Reading) -> int:
    first, last = min(trigger.last, sensation.last) + 1, max(trigger.first, sensation.first)
    commas = sum(token.norm == "," for token in reading.tokens[first:last])
    return last - first + _COMMA * commas


def _linked(trigger: Match, sensation: Match, reading: Reading) -> bool:
    related = _related(trigger, reading)
    if sensation.id in ("hard", "unable"):
        related = False
    if trigger.first > sensation.last:
        between = [token.norm for token in reading.tokens[sensation.last + 1 : trigger.first]]
        listed = trigger.id in reading.knowledge.language.bare_triggers and between[-1:] in ([","], ["+"], ["&"], ["/"])
        return len(between) <= (_FAR if related or listed else _NEAR - ("," in between))
    between = [token.norm for token in reading.tokens[trigger.last + 1 : sensation.first]]
    if related:
        return len(between) <= _FAR - 2 and "and" not in between
    reach = _FAR if _predicate(between) else _NEAR + 2
    parting = {"and", "since"} if sensation.id == "fine" else {",", "and", "since"}
    return len(between) <= reach and not parting & set(between)


def _predicate(between: list[str]) -> bool:
    """Return whether what stands between ends in "is": "lifting my knee to get into the car is the worst"."""
    said = [norm for norm in between if norm not in _BEFORE_PREDICATE]
    return bool(said) and said[-1] in ("is", "are", "'s", "was", "can", "be")


def _related(trigger: Match, reading: Reading) -> bool:
    """Return whether a word such as "when" or "after" stands before the trigger, small words between."""
    small = reading.starts("cue", "before_trigger")
    words = {match.last for match in reading.of("cue", "relation")}
    index = trigger.first
    if index in words or index in reading.starts("cue", "relation"):
        return True
    while index > 0 and trigger.first - index <= 4:
        index -= 1
        if index in words:
            return True
        if index not in small:
            return False
    return False


def _chained(trigger: Match, links: list[tuple[Match, Match]], reading: Reading) -> Match | None:
    """Return the bearer of the trigger before this one in a list."""
    if not links:
        return None
    before, bearer = links[-1]
    between = reading.tokens[before.last + 1 : trigger.first]
    if len(between) > _CHAIN or reading.clause_of(before) != reading.clause_of(trigger):
        return None
    joins = reading.starts("cue", "join")
    joined = any(index in joins for index in range(before.last + 1, trigger.first)) or not between
    return bearer if joined else None


def _carried(trigger: Match, felt: list[Match], reading: Reading) -> Match | None:
    """Return the last pain told before when the trigger's own clause tells nothing: "Sore groin. Mostly on stairs."."""
    clause = reading.clause_of(trigger)
    if clause.asks or any(clause.first <= match.first <= clause.last for match in felt) or not _related(trigger, reading):
        return None
    if reading.of("treatment") and any(clause.first <= match.first <= clause.last for match in reading.of("treatment")):
        return None
    earlier = [match for match in felt if match.id in ("pain", "worse") and match.last < clause.first]
    return earlier[-1] if earlier else None
