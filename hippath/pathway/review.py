"""When to look again."""

from __future__ import annotations

from math import ceil

from hippath.knowledge.conditions import State, holds
from hippath.knowledge.pathway import Row
from hippath.pathway.facts import Facts


def review_after_days(row: Row, facts: Facts, state: State) -> int | None:
    """Return in how many days to look again, sooner when a milestone comes first; None for danger."""
    review = next((review for review in row.review if holds(review.when, state)), None)
    if review is None:
        return None
    days = review.days
    if review.programme_until is not None and facts.conservative_days is not None:
        days = min(days, max(1, ceil(review.programme_until - facts.conservative_days)))
    if review.injection_until is not None and facts.injection_days_ago is not None:
        days = min(days, max(1, ceil(review.injection_until - facts.injection_days_ago)))
    return days
