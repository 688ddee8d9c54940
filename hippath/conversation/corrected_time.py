"""A time alone that takes back the time told last: "scrap that, it was nine weeks"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Optional, Sequence

from hippath.knowledge.language import Durations
from hippath.pathway import Facts
from hippath.understanding import Findings

_NOT = re.compile(r"\b(?:not|instead of|rather than|than)\s+$", re.IGNORECASE)
"""Before a time it makes it the one that is taken back."""
TIMES = ("duration_days", "conservative_days", "injection_days_ago")
"""Facts that hold days, as in ``Facts``."""


def corrected_time(findings: Findings, last: Optional[str], correcting: bool, words: Durations) -> Findings:
    """Return ``findings`` with a time that stands alone given to ``last``, the fact of ``TIMES`` that was told last.

    ``correcting``: whether the person corrects something, as far as is known without the words for taking back a time.
    A time with words beside it that say what it measures keeps its meaning, and so does everything when no time was told.
    """
    meant = [span for span in findings.durations if span.days is not None and not _NOT.search(findings.text[: span.start])]
    beside = _beside(findings)
    said = [phrase for phrase in words.take_back if re.search(rf"\b{re.escape(phrase)}\b", beside)]
    if last is None or len(meant) != 1 or not (correcting or said) or not _says_nothing(beside, said, words):
        return findings
    (span,) = meant
    return replace(
        findings,
        duration=replace(span, role="complaint") if last == "duration_days" else None,
        conservative_days=span.days if last == "conservative_days" else None,
        injection_days_ago=span.days if last == "injection_days_ago" else None,
    )


def told_last(before: Facts, after: Facts, last: Optional[str]) -> Optional[str]:
    """Return which fact of ``TIMES`` a turn told; ``last`` as it was when the turn told none, or several."""
    changed = [time for time in TIMES if getattr(before, time) != getattr(after, time) is not None]
    return changed[0] if len(changed) == 1 else last


def _beside(findings: Findings) -> str:
    beside = findings.text.lower().replace("\u2019", "'")
    for span in findings.durations:
        beside = beside[: span.start] + " " * (span.end - span.start) + beside[span.end :]
    return beside


def _says_nothing(beside: str, said: Sequence[str], words: Durations) -> bool:
    known = {*words.says_nothing, *words.numbers, *(word for phrase in said for word in phrase.split())}
    return all(word in known or word.isdigit() for word in re.findall(r"[\w']+", beside))
