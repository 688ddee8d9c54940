"""A few words that only name an activity or a place: "getting off the sofa", "side of my hip"."""

from __future__ import annotations

from typing import Iterator

from hippath.understanding.composed import Composed
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

_FEW = 7
"""Words up to which a text without a sensation counts as the answer to what hurts."""
_SMALL = frozenset("my the a an in on at of it its is left right both side just mostly mainly around round near by bit".split())
_SAYS_MORE = ("treatment", "sensation", "symptom", "time", "plan", "medicine_condition", "not", "not_treatment", "trend")


def bare(reading: Reading) -> Iterator[Composed]:
    """Yield the symptoms of a short text that names activities or places and nothing else."""
    words = [index for index, token in enumerate(reading.tokens) if token.norm[0].isalnum()]
    if not 0 < len(words) <= _FEW or any(reading.of(kind) for kind in _SAYS_MORE) or reading.clauses[-1].asks:
        return
    language = reading.knowledge.language
    for rule in language.rules:
        if "pain" not in rule.sensation:
            continue
        for trigger in reading.of("trigger", *(set(rule.trigger) & set(language.bare_triggers) or {""})):
            yield Composed(rule.id, trigger, (trigger,), False, f"{trigger.id} alone")
        for site in reading.sites:
            if site.id in rule.site and site.id in language.bare_sites and _alone(site, words, reading):
                yield Composed(rule.id, site, (site,), False, f"{site.id} alone")


def _alone(site: Match, words: list[int], reading: Reading) -> bool:
    outside = [index for index in words if not site.first <= index <= site.last]
    return all(reading.tokens[index].norm in _SMALL for index in outside)
