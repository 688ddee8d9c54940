"""A message cut into sentences and clauses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from hippath.understanding.tokens import Token

_CLAUSE_STARTS = frozenset({"but", "however", "although", "though", "except", "whereas", "yet", "tho"})
_ENDING_MARKS = frozenset(".!?;…")


@dataclass(frozen=True)
class Clause:
    """A stretch of tokens that belong together."""

    first: int
    """Index of the first token."""
    last: int
    """Index of the last token."""
    sentence: int
    """Number of its sentence."""
    asks: bool
    """Whether its sentence ends in a question mark."""


def split(tokens: Sequence[Token], text: str) -> list[Clause]:
    """Return the clauses in order. Line breaks end sentences; "but" and its like start a clause."""
    bounds: list[tuple[int, int, int]] = []
    first, sentence = 0, 0
    ends: dict[int, bool] = {}
    for index, token in enumerate(tokens):
        broken = index > first and "\n" in text[tokens[index - 1].end : token.start]
        if broken or (token.norm in _CLAUSE_STARTS and index > first):
            bounds.append((first, index - 1, sentence))
            first = index
            sentence += broken
        if _ends(index, tokens):
            ends[sentence] = "?" in token.norm
            bounds.append((first, index, sentence))
            first, sentence = index + 1, sentence + 1
    if first < len(tokens):
        bounds.append((first, len(tokens) - 1, sentence))
    return [Clause(start, end, number, ends.get(number, False)) for start, end, number in bounds]


def _ends(index: int, tokens: Sequence[Token]) -> bool:
    """Return whether a token ends its sentence. A trail of dots in mid-flow ("my groin... it hurts") does not."""
    norm = tokens[index].norm
    if not norm or not set(norm) <= _ENDING_MARKS:
        return False
    return not (len(norm) > 1 and set(norm) <= {".", "…"} and index + 1 < len(tokens))
