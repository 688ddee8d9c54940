"""Symptoms composed inside a clause: what is felt x where x what brings it on."""

from __future__ import annotations

from typing import Iterator

from hippath.knowledge.language import Rule
from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

_REACH = 9
"""Tokens between parts that still belong together; a run-on has no punctuation to tell."""
_ELSEWHERE = frozenset({"other", "chest", "testicle", "tummy", "pelvis", "back"})
"""Places that are not the hip: a trigger beside one of them is that place's."""


def compose(reading: Reading) -> Iterator[tuple[str, Match, Match]]:
    """Yield (atom id, span of the words, mention whose status it has) for every composed finding."""
    for rule in reading.knowledge.language.rules:
        for sensation in reading.of("sensation", *rule.sensation):
            if rule.painless is not None and rule.painless != _painless(sensation, reading):
                continue
            if rule.word and not _says(rule, sensation, reading):
                continue
            site = _site(sensation, reading)
            trigger = _nearest(sensation, reading.of("trigger", *rule.trigger), reading) if rule.trigger else None
            if rule.trigger and (
                trigger is None or (site and site.id in _ELSEWHERE) or trigger.first == sensation.first
            ):
                continue
            if rule.site and (site.id if site else "none") not in rule.site:
                continue
            if not rule.site and site is not None and site.id in _ELSEWHERE:
                continue
            parts = [
                part for part in (sensation, trigger, site) if part is not None and _near(part, sensation, reading)
            ]
            span = Match(rule.id, min(part.first for part in parts), max(part.last for part in parts))
            yield rule.id, span, sensation


def other_part_only(reading: Reading) -> bool:
    """Return whether what is felt is felt in other parts of the body alone."""
    sites = [_site(sensation, reading) for sensation in reading.of("sensation")]
    named = [site.id for site in sites if site is not None]
    return "other" in named and all(name == "other" for name in named)


def _near(part: Match, sensation: Match, reading: Reading) -> bool:
    return abs(part.first - sensation.first) <= _REACH + 4


def _site(sensation: Match, reading: Reading) -> Match | None:
    """Return the place of a sensation: the nearest in its clause, else the last hip-like place told before."""
    sites = _most_specific(reading.of("site"))
    here = _nearest(sensation, sites, reading)
    if here is not None:
        return here
    earlier = [site for site in sites if site.last < sensation.first]
    return earlier[-1] if earlier else None


def _most_specific(sites: list[Match]) -> list[Match]:
    """Drop a place inside a longer one: the "hip" of "side of my hip"."""
    return [
        site
        for site in sites
        if not any(
            other is not site
            and other.first <= site.first
            and site.last <= other.last
            and (other.last - other.first) > (site.last - site.first)
            for other in sites
        )
    ]


def _nearest(sensation: Match, parts: list[Match], reading: Reading) -> Match | None:
    clause = reading.clause_of(sensation)
    inside = [part for part in parts if clause.first <= part.first <= clause.last]

    def distance(part: Match) -> int:
        return max(part.first - sensation.last, sensation.first - part.last, 0)

    near = [part for part in inside if distance(part) <= _REACH]
    return min(near, key=lambda part: (distance(part), part.first), default=None)


def _painless(sensation: Match, reading: Reading) -> bool:
    sentence = reading.clause_of(sensation).sentence
    said = {reading.clause_of(match).sentence for match in reading.of("painless")}
    return bool(said & {sentence, sentence + 1})


def _says(rule: Rule, sensation: Match, reading: Reading) -> bool:
    clause = reading.clause_of(sensation)
    words = {token.norm for token in reading.tokens[clause.first : clause.last + 1]}
    return any(word in words for pattern in rule.word for word in pattern.split("|"))
