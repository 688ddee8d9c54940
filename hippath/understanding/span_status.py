"""The assertion status of any stretch of text, whatever it is about."""

from __future__ import annotations

from bisect import bisect_left

from hippath.knowledge import Knowledge, load_knowledge
from hippath.understanding.assertion import status_of
from hippath.understanding.findings import Status
from hippath.understanding.patterns import Match
from hippath.understanding.plain import plain
from hippath.understanding.scene import read


def span_status(text: str, start: int, end: int, knowledge: Knowledge | None = None) -> Status:
    """Return the status of the words ``text[start:end]``; ``present`` when they hold no word."""
    cleaned = plain(text)
    reading = read(cleaned.text, knowledge or load_knowledge(), pronouns_name_others=False)
    if cleaned.origins:
        start, end = bisect_left(cleaned.origins, start), bisect_left(cleaned.origins, end)
    inside = [index for index, token in enumerate(reading.tokens) if token.start < end and start < token.end]
    if not inside:
        return "present"
    return status_of(Match("span", inside[0], inside[-1]), reading)
