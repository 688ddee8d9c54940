"""Topics are looked at again in time."""

from __future__ import annotations

import datetime

from hippath.checks.finding import Finding
from hippath.knowledge import Knowledge


def reviews(knowledge: Knowledge, today: datetime.date) -> list[Finding]:
    """Return a warning for each topic whose last review is too long ago, and an error for one dated in the future."""
    findings = []
    for topic in knowledge.faq.values():
        last, due = topic.reviewed.date, due_on(topic.reviewed.date, knowledge.wording.review_months)
        place = (f"faq/{topic.id}.yml", ("reviewed",), "reviewed.date")
        if last > today:
            message = f"the review date {last} is in the future"
            findings.append(Finding("reviews", "error", *place, message, "write the day it was read"))
        elif due < today:
            message = f"last reviewed on {last}, due since {due}"
            mend = "read it again with its sources and write the new date"
            findings.append(Finding("reviews", "warning", *place, message, mend))
    return findings


def due_on(day: datetime.date, months: int) -> datetime.date:
    """Return the day on which the next review is due, ``months`` later; the 31st becomes the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return datetime.date(day.year + years, month + 1, number)
        except ValueError:
            continue
    return datetime.date(day.year + years, month + 1, day.day)
