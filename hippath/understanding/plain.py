"""A text freed of what no reader sees: zero-width and control characters, accents written apart, curly quotes."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import NamedTuple, TypeVar

from hippath.understanding.findings import Duration, Finding, Findings, TreatmentFinding

Placed = TypeVar("Placed", Finding, TreatmentFinding, Duration)

_LOOK_ALIKE = str.maketrans("’‘`´“”–—−", "''''\"\"---")
_KEPT = frozenset("\n\t ")
_DROPPED = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me"})
"""Unicode categories of characters that stand for nothing a person typed to be read."""


class Plain(NamedTuple):
    """A cleaned text that remembers where its characters came from."""

    text: str
    """The text to read."""
    origins: tuple[int, ...]
    """Place in the original of each character and of the end; empty when nothing was taken out."""


def plain(text: str) -> Plain:
    """Return ``text`` cleaned; look-alike quotes and dashes become the plain ones."""
    if text.isascii() and text.isprintable():
        return Plain(text, ())
    kept, origins = [], []
    for place, char in enumerate(text):
        if char not in _KEPT and unicodedata.category(char) in _DROPPED:
            continue
        folded = unicodedata.normalize("NFKC", char) if unicodedata.category(char) != "No" else char
        kept.append(folded if len(folded) == 1 else char)
        origins.append(place)
    origins.append(len(text))
    return Plain("".join(kept).translate(_LOOK_ALIKE), tuple(origins))


def in_original(findings: Findings, text: str, cleaned: Plain) -> Findings:
    """Return ``findings`` of the cleaned text with the words and places of the original ``text``."""
    if not cleaned.origins:
        return findings

    def moved(item: Placed) -> Placed:
        start, end = cleaned.origins[item.start], cleaned.origins[item.end - 1] + 1
        return replace(item, text=text[start:end], start=start, end=end)

    return replace(
        findings,
        text=text,
        symptoms=tuple(map(moved, findings.symptoms)),
        features=tuple(map(moved, findings.features)),
        medicine_conditions=tuple(map(moved, findings.medicine_conditions)),
        activities=tuple(map(moved, findings.activities)),
        treatments=tuple(map(moved, findings.treatments)),
        durations=tuple(map(moved, findings.durations)),
        duration=moved(findings.duration) if findings.duration else None,
    )
