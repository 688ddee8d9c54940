"""Places and activities that no sensation claims: in a story of pain they tell where and when it hurts."""

from __future__ import annotations

from typing import Iterable, Iterator

from hippath.understanding.assertion import status_of
from hippath.understanding.composed import Composed
from hippath.understanding.doubt import confirmed
from hippath.understanding.links import outer_triggers
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

_COMPLAINTS = ("pain", "bad", "worse")
"""Sensations that make a text a story of pain, as any symptom does."""
_SILENT = ("fine", "tight", "numb", "swell", "lump", "snap", "click", "stick", "loose", "weak", "powerless", "pain", "bad")
"""Sensations that claim a place in their clause."""
_SPOKEN = ("fine", "pain", "bad", "worse", "hard", "unable", "weak", "powerless")
"""Sensations that claim an activity in their clause."""

_NAMES = frozenset({"psoas", "psoa", "iliopsoas", "iliacu", "iliacus"})
"""Names that people have from a doctor: a belief, not where it hurts."""


def unclaimed(reading: Reading, linked: Iterable[Match]) -> Iterator[Composed]:
    """Yield pain for each activity that is not among ``linked``, and for each place, that stands alone in its clause."""
    told = [*reading.of("sensation", *_COMPLAINTS), *reading.of("symptom")]
    if not any(status_of(match, reading) == "present" for match in told):
        return
    language = reading.knowledge.language
    claimed = set(linked)
    for rule in language.rules:
        if "pain" not in rule.sensation:
            continue
        for trigger in outer_triggers(reading):
            bare = trigger.id in rule.trigger and trigger.id in language.story_triggers
            if bare and trigger not in claimed and _alone(trigger, _SPOKEN, reading):
                yield Composed(rule.id, trigger, (trigger,), False, f"{trigger.id} in a story of pain")
        for site in reading.sites:
            if site.id not in rule.site or site.id not in language.bare_sites:
                continue
            if _alone(site, _SILENT, reading) or _excepted(site, reading):
                yield Composed(rule.id, site, (site,), False, f"{site.id} in a story of pain")


def _alone(mention: Match, kinds: tuple[str, ...], reading: Reading) -> bool:
    """Return whether the clause asks nothing, names no treatment beside the mention, and feels nothing there."""
    clause = reading.clause_of(mention)
    if reading.tokens[mention.first].norm in _NAMES:
        return False
    if clause.asks and not confirmed(clause, reading):
        return False
    beside = [*reading.of("treatment"), *reading.of("not_treatment")]
    if any(match.first - 2 <= mention.last and mention.first <= match.last + 2 for match in beside):
        return False
    return not any(clause.first <= match.first <= clause.last for match in reading.of("sensation", *kinds))


def _excepted(site: Match, reading: Reading) -> bool:
    """Return whether a place is named only to say that it is not there: "sore on the outside, not the front"."""
    words = {token.norm for token in reading.tokens[max(0, site.first - 3) : site.first]}
    return bool(words & {"not", "bar"}) and status_of(site, reading) == "absent"
