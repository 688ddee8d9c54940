"""What was added, changed and removed between two states of the knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from hippath.report.statements import statements
from hippath.report.words import Part, word_changes

_LEFT_OUT = frozenset(("language.yml",))
"""Word lists of understanding: no clinical statement stands there."""
_LIKE = 0.5
"""From this share of common words on, a line is a changed one and not another."""


@dataclass(frozen=True)
class Change:
    """One line that is not as it was."""

    kind: Literal["added", "changed", "removed"]
    """What happened to it."""
    file: str
    """File inside the knowledge folder."""
    path: str
    """Where in the file, with ids for places in lists."""
    parts: tuple[Part, ...]
    """The line, word by word: what stayed, what came, what went."""


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return every change between two knowledge folders, each a file name -> its YAML content."""
    return [
        change
        for file in sorted({*before, *after} - _LEFT_OUT)
        for change in _of_file(file, statements(before.get(file)), statements(after.get(file)))
    ]


def _of_file(file: str, before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> Iterator[Change]:
    for path in dict.fromkeys((*after, *before)):
        old, new = before.get(path, []), after.get(path, [])
        for tag, low, high, left, right in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag != "equal":
                yield from _of_block(file, path, old[low:high], new[left:right])


def _of_block(file: str, path: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    left = list(old)
    for line in new:
        near = max(left, key=lambda candidate: _likeness(candidate, line), default=None)
        if near is not None and (_likeness(near, line) >= _LIKE or len(old) == len(new) == 1):
            left.remove(near)
            yield Change("changed", file, path, word_changes(near, line))
        else:
            yield Change("added", file, path, (Part("added", line),))
    for line in left:
        yield Change("removed", file, path, (Part("removed", line),))


def _likeness(first: str, second: str) -> float:
    return SequenceMatcher(None, first.split(), second.split(), autojunk=False).ratio()
