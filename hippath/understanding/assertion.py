"""The assertion status of a mention: present, absent, past, possible or another person's."""

from __future__ import annotations

from typing import NamedTuple, Optional

from hippath.understanding.denial import affirmed, negated_after, negated_before
from hippath.understanding.doubt import hedged, supposed
from hippath.understanding.findings import Status
from hippath.understanding.past import over, returned
from hippath.understanding.patterns import Match
from hippath.understanding.reach import DOUBT_REACH, after, before
from hippath.understanding.scene import Reading


class Assertion(NamedTuple):
    """The status of a mention with what set it."""

    status: Status
    """Assertion status."""
    cue: Optional[Match] = None
    """The words that set it; None when nothing did, and for a denial inside the mention."""


def status_of(mention: Match, reading: Reading) -> Status:
    """Return the status of ``mention``."""
    return assertion_of(mention, reading).status


def assertion_of(mention: Match, reading: Reading) -> Assertion:
    """Return the status of ``mention``: hedged denials first, denials, another person's, the past, and doubts."""
    hedges = before(mention, "hedged_denial", reading, DOUBT_REACH) or after(mention, "possible_after", reading)
    if hedges:
        return Assertion("possible", hedges[-1])
    denial = None if affirmed(mention, reading) else negated_before(mention, reading)
    denial = denial or negated_after(mention, reading)
    if denial or mention.denied:
        any_more = after(mention, "any_more", reading)
        return Assertion("past", any_more[0]) if any_more else Assertion("absent", denial)
    if mention.first in reading.others:
        people = [cue for cue in reading.of("cue", "other_person") if cue.first <= mention.last]
        return Assertion("other_person", people[-1] if people else None)
    ended = over(mention, reading)
    if ended and not returned(mention, reading):
        return Assertion("past", ended)
    doubt = hedged(mention, reading) or supposed(mention, reading)
    return Assertion("possible", doubt) if doubt else Assertion("present")
