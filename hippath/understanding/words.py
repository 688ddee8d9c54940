"""A text cut into words and marks.

Understanding cuts for itself: importing spaCy takes longer than a whole ``hippath extract`` may, and of its tokeniser only the
splitting of contractions is needed here, with and without the apostrophe.
"""

from __future__ import annotations

import re
from typing import Iterator, NamedTuple

_PIECE = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*|\.\.+|[^\w\s]|_+")
_ENDING = re.compile(r"(?<=.)(?:n't|'(?:s|m|ve|re|d|ll))$")
_WITH_NOT = "ca could do does did had may might must need ought sha should wo would ai are is was were have has dare"
_WITH_VE = "i you we they who could might must should would"
_WITH_LL = "you they it who what where how there that"
_WITH_RE = "you they what"
_WITH_S = "he she who what when where why how there that"
_WITH_D = "you they it who what where how there that"
_RUN_TOGETHER = {
    **{f"{word}nt": len(word) for word in _WITH_NOT.split()},
    **{f"{word}ve": len(word) for word in _WITH_VE.split()},
    **{f"{word}ll": len(word) for word in _WITH_LL.split()},
    **{f"{word}re": len(word) for word in _WITH_RE.split()},
    **{f"{word}s": len(word) for word in _WITH_S.split()},
    **{f"{word}d": len(word) for word in _WITH_D.split()},
    "im": 1,
    "id": 1,
    "cannot": 3,
    "gonna": 3,
    "gotta": 3,
}
"""Contractions written without the apostrophe -> where to cut. "well", "hell", "wed" and such are words of their own."""


class Word(NamedTuple):
    """One word or mark."""

    text: str
    """Lower case."""
    start: int
    """First character in the text."""
    end: int
    """One past its last character."""


def words(text: str) -> Iterator[Word]:
    """Yield the words and marks of ``text``: "can't" and "cant" are two words, "3months" is two, "6/52" three."""
    lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for match in _PIECE.finditer(lowered):
        word, start, end = match[0], *match.span()
        ending = _ENDING.search(word)
        cut = ending.start() if ending else _RUN_TOGETHER.get(word, 0)
        if cut:
            yield Word(word[:cut], start, start + cut)
        yield Word(word[cut:], start + cut, end)
