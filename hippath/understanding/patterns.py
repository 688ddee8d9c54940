"""The pattern language of the word lists, and its matcher.

A pattern is words in order. ``a|b`` is either word, ``word?`` may be missing, ``~`` is a gap of up to three words.
Small words such as "my", "the" and "really" are passed over between the words of a pattern.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Iterator, Sequence

from hippath.understanding.stem import stem
from hippath.understanding.tokens import Token

_GAP = 3
_STOPS = frozenset({".", "!", "?", ";", "but"})
"""A gap does not reach over these."""
_SKIPPED = frozenset(
    "my the a an his her their our your this that these those really very so bit little kinda quite pretty bloody "
    "proper left right "
    "fucking f'ing damn well also actually even been all some any of is are was were 's get getting got be be' "
    "it".split()
)


@dataclass(frozen=True)
class Step:
    """One word of a pattern."""

    words: frozenset[str]
    """Stems that match; empty for a gap."""
    optional: bool = False
    """Whether it may be missing."""


@dataclass(frozen=True)
class Match:
    """A pattern found among the tokens."""

    id: str
    """Id of the list that the pattern is in."""
    first: int
    """Index of its first token."""
    last: int
    """Index of its last token."""


def compile_pattern(pattern: str) -> tuple[Step, ...]:
    """Return the steps of a pattern."""
    steps = []
    for part in pattern.lower().split():
        optional = part.endswith("?")
        part = part.rstrip("?")
        steps.append(Step(frozenset() if part == "~" else frozenset(stem(word) for word in part.split("|")), optional))
    return tuple(steps)


def words_of(pattern: str) -> Iterator[str]:
    """Yield the words of a pattern, for the speller."""
    for part in pattern.lower().split():
        yield from (word for word in part.rstrip("?").split("|") if word.isalpha())


class PatternMatcher:
    """Finds every pattern of a set of lists; built once."""

    def __init__(self, lists: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[Step, ...]]]] = {}
        for identity, patterns in lists:
            for pattern in patterns:
                self._add(identity, compile_pattern(pattern))

    def _add(self, identity: str, steps: tuple[Step, ...]) -> None:
        for position, step in enumerate(steps):
            for word in step.words:
                self._by_first.setdefault(word, []).append((identity, steps[position:]))
            if not step.optional:
                break

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Return all matches, each list's longest at a place."""
        matches: dict[tuple[str, int], Match] = {}
        for index, token in enumerate(tokens):
            for identity, steps in self._by_first.get(token.norm, ()):
                last = _run(tokens, index + 1, steps[1:])
                if last is not None:
                    known = matches.get((identity, index))
                    if known is None or last > known.last:
                        matches[identity, index] = Match(identity, index, max(last, index))
        return list(matches.values())


def _run(tokens: Sequence[Token], index: int, steps: tuple[Step, ...]) -> int | None:
    """Return the index of the last token when ``steps`` match from ``index`` on."""
    if not steps:
        return index - 1
    step, rest = steps[0], steps[1:]
    if not step.words:
        passed = 0
        for at in range(index, len(tokens) + 1):
            last = _run(tokens, at, rest)
            if last is not None or at == len(tokens):
                return last
            passed += tokens[at].norm not in _SKIPPED and tokens[at].norm != ","
            if passed > _GAP or tokens[at].norm in _STOPS:
                break
        return None
    at = index
    while at < len(tokens):
        if tokens[at].norm in step.words:
            last = _run(tokens, at + 1, rest)
            if last is not None:
                return last
        if tokens[at].norm not in _SKIPPED or at - index >= 2:
            break
        at += 1
    return _run(tokens, index, rest) if step.optional else None
