"""Which span of time is how long the complaint has lasted."""

from __future__ import annotations

import re
from typing import Optional, Sequence

from hippath.understanding.findings import Duration
from hippath.understanding.scene import Reading
from hippath.understanding.span_place import AGO, is_date, tells_onset

_ONLY = re.compile(r"\b(?:this time|only|until|till|properly|became|proper)\b[^.;]{0,30}$", re.IGNORECASE)
"""Before a span: what went before was milder, or something else."""
_DENIED = re.compile(r"\bnot\s+(?:for\s+)?$", re.IGNORECASE)
"""Before a span that is corrected: "two weeks, not two months"."""
_NOW = re.compile(r"\s*(?:now\b|and counting|so far|on the trot)", re.IGNORECASE)
"""After a span: it lasts until today."""


def complaint_of(spans: Sequence[Duration], reading: Reading) -> Optional[Duration]:
    """Return the longest span of the complaint that the words count up to today, else the longest, or None.

    Where the words say that the real trouble began later ("pain only since September", "fine until 2 months ago"), that counts.
    """
    complaint = [span for span in spans if span.role == "complaint" and not _DENIED.search(reading.text[: span.start])]
    complaint = [span for span in complaint if span.days is not None] or complaint
    later = [span for span in complaint if len(complaint) > 1 and _ONLY.search(reading.text[: span.start] + span.text[:4])]
    begun = [span for span in complaint if _lasts(span, spans, reading)]
    return max(later[-1:] or begun or complaint, key=lambda span: span.days or 0, default=None)


def _lasts(span: Duration, spans: Sequence[Duration], reading: Reading) -> bool:
    after = reading.text[span.end :]
    if _NOW.match(after):
        return True
    dated = is_date(span) and not re.match(r"(?:since|from|started|began)\b", span.text, re.IGNORECASE)
    return (not dated or AGO.match(after) is not None) and tells_onset(span, spans, reading)
