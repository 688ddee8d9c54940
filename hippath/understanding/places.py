"""Where a sensation is felt."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from hippath.understanding.patterns import Match
from hippath.understanding.scene import Reading

ELSEWHERE = frozenset({"other", "chest", "testicle", "tummy", "pelvis", "back", "private", "back_thigh"})
"""Places that are not the hip: what is said beside one of them is said of that place."""
_REACH = 12
"""Tokens between a sensation and its place; a run-on has no punctuation to tell."""
_LONGEST = 8
"""Tokens that a sensation may have, at most about."""
_first = attrgetter("first")
_COMMA, _AND, _SENSATION, _CLAIMED = 3, 1, 4, 6
"""What a comma, an "and", another sensation in between, and another right beside the place count for, in tokens."""
_PAIRS = frozenset({"and", ",", "or", "/", "&", "a", "very", "really", "bit"})
_JOINS = frozenset("and or / , & + into plus my the left right both also in of sometimes to".split())
"""Words that join one place to the next: "groin and hip", "hip into the thigh"."""
COMPLAINT = frozenset({"groin", "front", "hip", "side", "buttock", "front_thigh", "inner_thigh", "thigh"})
"""Places that a later sensation without a place is taken to mean."""


class Places(NamedTuple):
    """The places of one sensation."""

    found: list[Match]
    """Places; empty when none was ever named."""
    here: bool
    """Whether they stand beside the sensation, rather than carried over."""


def places_of(sensation: Match, reading: Reading) -> Places:
    """Return the places beside a sensation, else the last place of the complaint named before, else the first after."""
    sites = reading.sites
    clause = reading.clause_of(sensation)
    near = [
        (_cost(sensation, site, reading), site)
        for site in reversed(sites)
        if clause.first <= site.first <= clause.last and _gap(sensation, site) <= _REACH
    ]
    costs = {cost: site for cost, site in near if cost <= _REACH}
    if costs:
        return Places(_joined(costs[min(costs)], sites, reading), True)
    carried = [site for site in sites if site.id in COMPLAINT] or sites
    before = [site for site in carried if site.last < sensation.first]
    chosen = before[-1:] or [site for site in carried[:1] if site.id in COMPLAINT]
    return Places(chosen, False)


def _cost(sensation: Match, site: Match, reading: Reading) -> float:
    earlier, later = (sensation, site) if site.first > sensation.last else (site, sensation)
    between = range(earlier.last + 1, later.first)
    norms = [reading.tokens[index].norm for index in between]
    sensations = reading.of("sensation")
    start = bisect_left(sensations, min(sensation.first, site.first) - _LONGEST, key=_first)
    end = bisect_left(sensations, max(sensation.last, site.last) + 3, key=_first)
    others = [
        other
        for other in sensations[start:end]
        if other != sensation and (other.id != sensation.id or site.id in ELSEWHERE) and not _paired(sensation, other, reading)
    ]
    felt = sum(other.first in between for other in others)
    claimed = any(_gap(other, site) <= 1 and _gap(other, site) < len(norms) for other in others)
    before = 0.5 if site.first < sensation.first else 0.0
    return len(norms) + _COMMA * norms.count(",") + _AND * norms.count("and") + _SENSATION * felt + _CLAIMED * claimed + before


def _gap(one: Match, other: Match) -> int:
    return max(one.first - other.last, other.first - one.last) - 1


def _paired(one: Match, other: Match, reading: Reading) -> bool:
    """Return whether two sensations are told in one breath: "sore and stiff"."""
    between = reading.tokens[min(one.last, other.last) + 1 : max(one.first, other.first)]
    return all(token.norm in _PAIRS for token in between)


def _joined(nearest: Match, sites: list[Match], reading: Reading) -> list[Match]:
    """Return the nearest place with those joined to it."""
    ordered = sorted(sites, key=lambda site: site.first)
    at = ordered.index(nearest)
    first = last = at
    while last + 1 < len(ordered) and _joins(ordered[last], ordered[last + 1], reading):
        last += 1
    while first > 0 and _joins(ordered[first - 1], ordered[first], reading):
        first -= 1
    return ordered[first : last + 1]


def _joins(one: Match, other: Match, reading: Reading) -> bool:
    between = [token.norm for token in reading.tokens[one.last + 1 : other.first]]
    return 0 < len(between) <= 4 and all(norm in _JOINS for norm in between)
