"""Two lines compared word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True)
class Part:
    """Some words in a row with the same fate."""

    kind: Literal["same", "added", "removed"]
    """Whether they stayed, came or went."""
    text: str
    """The words."""


def word_changes(before: str, after: str) -> tuple[Part, ...]:
    """Return the words of both lines in order of reading, what went before what came in its place."""
    old, new = before.split(), after.split()
    parts: list[Part] = []
    for tag, low, high, left, right in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part("same", " ".join(old[low:high])))
            continue
        if low < high:
            parts.append(Part("removed", " ".join(old[low:high])))
        if left < right:
            parts.append(Part("added", " ".join(new[left:right])))
    return tuple(parts)
