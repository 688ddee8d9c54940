"""Symptoms composed inside a clause: what is felt x where x what brings it on."""

from __future__ import annotations

from typing import Iterator, Optional

from hippath.knowledge.language import Rule
from hippath.understanding.assertion import status_of
from hippath.understanding.bare import bare
from hippath.understanding.composed import Composed
from hippath.understanding.links import triggers
from hippath.understanding.patterns import Match
from hippath.understanding.places import ELSEWHERE, Places, places_of
from hippath.understanding.scene import Reading
from hippath.understanding.unclaimed import unclaimed

_FINE = "fine"
"""The sensation that says a place or an activity gives no trouble."""


def compose(reading: Reading) -> Iterator[Composed]:
    """Yield every finding composed from the sensations of the text."""
    yield from bare(reading)
    brought_on = triggers(reading)
    yield from unclaimed(reading, [trigger for causes in brought_on.values() for trigger in causes])
    for sensation in reading.of("sensation"):
        places = places_of(sensation, reading)
        for rule in reading.knowledge.language.rules:
            kinds = (*rule.sensation, _FINE) if "pain" in rule.sensation else rule.sensation
            if sensation.id in kinds and _allowed(rule, sensation, reading):
                yield from _by_rule(rule, sensation, places, brought_on.get(sensation, []), reading)


def _by_rule(rule: Rule, sensation: Match, places: Places, causes: list[Match], reading: Reading) -> Iterator[Composed]:
    fine = sensation.id == _FINE
    if rule.trigger:
        for trigger in causes:
            if trigger.id in rule.trigger and not (places.here and _all_elsewhere(places, trigger)):
                excepted = _excepted(sensation, trigger, reading)
                mentions = (trigger,) if excepted else (sensation, trigger)
                yield Composed(
                    rule.id, _span(rule, sensation, trigger), mentions, fine and not excepted, f"{sensation.id} x {trigger.id}"
                )
        return
    if not places.found:
        if "none" in rule.site and not fine:
            yield Composed(rule.id, sensation, (sensation,), fine, f"{sensation.id} x no place")
        return
    for place in places.found:
        fits = place.id in rule.site if rule.site else place.id not in ELSEWHERE
        if fits and not (fine and not places.here):
            mentions = (sensation, place) if places.here else (sensation,)
            span = _span(rule, sensation, place if places.here else None)
            yield Composed(rule.id, span, mentions, fine, f"{sensation.id} x {place.id}")


def _all_elsewhere(places: Places, trigger: Match) -> bool:
    """Return whether the sensation is felt elsewhere only; the knee of "knee up" is no such place."""
    return all(place.id in ELSEWHERE and not trigger.first <= place.first <= trigger.last for place in places.found)


def _excepted(sensation: Match, trigger: Match, reading: Reading) -> bool:
    """Return whether the trigger is the exception: "it does not hurt when I run, only when I sit"."""
    between = range(sensation.last + 1, trigger.first)
    if not any(cue.first in between for cue in reading.of("cue", "exception")):
        return False
    return sensation.id == _FINE or status_of(sensation, reading) == "absent"


def _span(rule: Rule, sensation: Match, other: Optional[Match]) -> Match:
    parts = [sensation] if other is None else [sensation, other]
    return Match(rule.id, min(part.first for part in parts), max(part.last for part in parts))


def _allowed(rule: Rule, sensation: Match, reading: Reading) -> bool:
    if rule.painless is not None and rule.painless != painless(sensation, reading):
        return False
    if not rule.word:
        return True
    clause = reading.clause_of(sensation)
    words = {token.norm for token in reading.tokens[clause.first : clause.last + 1]}
    return any(word in words for pattern in rule.word for word in pattern.split("|"))


def painless(sensation: Match, reading: Reading) -> bool:
    """Return whether the sentence of a click, or the next one, says that it does not hurt and nothing there does."""
    sentence = reading.clause_of(sensation).sentence
    hurts = [
        reading.clause_of(match).sentence for match in reading.of("sensation", "pain") if status_of(match, reading) == "present"
    ]
    said = [reading.clause_of(match).sentence for match in reading.of("painless")]
    return sentence not in hurts and (sentence in said or (sentence + 1 in said and sentence + 1 not in hurts))


def other_part_only(reading: Reading) -> bool:
    """Return whether what is felt is felt in other parts of the body alone."""
    felt = [match for match in reading.of("sensation") if match.id in ("pain", "swell", "tight", "numb", "stick")]
    named = [place.id for match in felt for place in places_of(match, reading).found]
    return "other" in named and all(name == "other" for name in named) and not reading.of("site", "groin", "front")
