"""Long texts cut where a person would: between paragraphs, else lines, else sentences, else words."""

from __future__ import annotations

import re

PLACES = (re.compile(r"\n\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?:;]) "), re.compile(r" "))


def split(text: str, longest: int) -> list[str]:
    """Return `text` in pieces of at most `longest` characters, in order, nothing lost but the spaces between them."""
    pieces: list[str] = []
    rest = text.strip()
    while len(rest) > longest:
        at = _place(rest, longest)
        pieces.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*pieces, rest] if rest else pieces


def _place(text: str, longest: int) -> int:
    for place in PLACES:
        found = [match.start() for match in place.finditer(text, 0, longest + 1) if 0 < match.start() <= longest]
        # A break in the first third would leave many short messages: a finer one further on is better.
        if found and found[-1] >= longest // 3:
            return found[-1]
    return longest
