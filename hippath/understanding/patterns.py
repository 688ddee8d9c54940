"""The pattern language of the word lists, and its matcher.

A pattern is words in order, in any of their forms. ``a|b`` is either word, ``word?`` may be missing, ``=word`` is that form
and no other, ``<name>`` is any word of a group, and ``~`` is a gap of up to three words. Small words such as "my", "the" and
"really" are passed over between the words of a pattern. A gap counts no small words, never crosses the end of a sentence, and
a denial inside it turns the match round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Iterator, Mapping, NamedTuple, Optional, Sequence

from hippath.understanding.stem import stem
from hippath.understanding.tokens import Token

_GAP = 3
_FARTHEST = 12
"""Tokens that a gap may cross, small words counted: what bounds the time on hostile text."""
_PASSED_OVER = 2
"""Small words passed over between two words of a pattern."""
DENIALS = frozenset({"no", "not", "never", "without", "cannot", "none", "nor", "neither", "hardly"})
"""Words that a gap may cross only by turning the match round."""
_WALLS = frozenset({".", "!", "?", ";", "but", "..", "...", "!!", "??", "?!"})
_SKIPPED = frozenset(
    "my the a an his her their our your this that these those really very so bit little kinda quite pretty bloody proper "
    "left right fucking f'ing damn well also actually even been all some any of is are was were 's "
    "get getting got be be' it just".split()
)

Groups = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Step:
    """One word of a pattern."""

    words: frozenset[str]
    """Stems that match; empty for a gap."""
    exact: frozenset[str] = frozenset()
    """Whole words that match."""
    optional: bool = False
    """Whether it may be missing."""
    gap: bool = False
    """Whether any few words match."""

    def fits(self, token: Token) -> bool:
        """Return whether the token is one of the words."""
        return token.norm in self.words or token.word in self.exact


@dataclass(frozen=True)
class Match:
    """A pattern found among the tokens."""

    id: str
    """Id of the list that the pattern is in."""
    first: int
    """Index of its first token."""
    last: int
    """Index of its last token."""
    denied: bool = False
    """Whether a denial stands inside it."""
    gaps: tuple[tuple[int, int], ...] = ()
    """First and last token of each stretch that a gap passed over: words that the pattern does not name."""

    def passes_over(self, other: Match) -> bool:
        """Return whether all of ``other`` stands in a gap of this match."""
        return any(first <= other.first and other.last <= last for first, last in self.gaps)


class _End(NamedTuple):
    last: int
    denied: bool
    gaps: tuple[tuple[int, int], ...] = ()


def compile_pattern(pattern: str, groups: Groups) -> tuple[Step, ...]:
    """Return the steps of a pattern."""
    steps = []
    for part in pattern.lower().split():
        optional = part.endswith("?")
        words, exact = set(), set()
        for word in part.rstrip("?").split("|"):
            if word.startswith("<"):
                words |= {stem(other) for other in groups[word.strip("<>")]}
            elif word.startswith("="):
                exact.add(word[1:])
            elif word != "~":
                words.add(stem(word))
        steps.append(Step(frozenset(words), frozenset(exact), optional, gap=not words and not exact))
    return tuple(steps)


def words_of(pattern: str) -> Iterator[str]:
    """Yield the words of a pattern, for the speller."""
    for part in pattern.lower().split():
        yield from (word for word in part.rstrip("?").replace("=", "").split("|") if word.isalpha())


class _Candidate(NamedTuple):
    identity: str
    rest: tuple[Step, ...]
    needed: frozenset[str]
    """Words of the last step that may not be missing: a text without any of them cannot match. Empty: no such step."""


class PatternMatcher:
    """Finds every pattern of a set of lists; built once."""

    def __init__(self, lists: Iterable[tuple[str, Iterable[str]]], groups: Groups) -> None:
        self._by_first: dict[str, list[_Candidate]] = {}
        self._by_exact: dict[str, list[_Candidate]] = {}
        for identity, patterns in lists:
            for pattern in patterns:
                self._add(identity, compile_pattern(pattern, groups))

    def _add(self, identity: str, steps: tuple[Step, ...]) -> None:
        for position, step in enumerate(steps):
            candidate = _candidate(identity, steps[position + 1 :])
            for word in step.words:
                self._by_first.setdefault(word, []).append(candidate)
            for word in step.exact - step.words:
                self._by_exact.setdefault(word, []).append(candidate)
            if not step.optional:
                break

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Return all matches, each list's longest at a place; of two readings as long, the one without a denial."""
        matches: dict[tuple[str, int], Match] = {}
        there = {token.norm for token in tokens} | {token.word for token in tokens}
        for index, token in enumerate(tokens):
            answered = token.norm == "no" and tokens[index + 1 : index + 2] and tokens[index + 1].norm == ","
            for candidate in (*self._by_first.get(token.norm, ()), *self._by_exact.get(token.word, ())):
                if candidate.needed and there.isdisjoint(candidate.needed):
                    continue
                if answered and candidate.rest:  # "no, ..." answers a question; it denies nothing that follows
                    continue
                end = _run(tokens, index + 1, candidate.rest)
                if end is None or (token.norm in DENIALS and _crosses_comma(tokens, index, end.last)):
                    continue
                known = matches.get((candidate.identity, index))
                if known is None or (end.last, not end.denied) > (known.last, not known.denied):
                    last = max(end.last, index)
                    matches[candidate.identity, index] = Match(candidate.identity, index, last, end.denied, end.gaps)
        return list(matches.values())


def _crosses_comma(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether what is denied stands behind a comma: "cant get comfy anywhere, wee was pink"."""
    return any(token.norm == "," for token in tokens[first : last + 1])


def _candidate(identity: str, rest: tuple[Step, ...]) -> _Candidate:
    needed = [step.words | step.exact for step in rest if not step.optional and not step.gap]
    return _Candidate(identity, rest, needed[-1] if needed else frozenset())


def _run(tokens: Sequence[Token], index: int, steps: tuple[Step, ...]) -> Optional[_End]:
    """Return where ``steps`` end when they match from ``index`` on."""
    if not steps:
        return _End(index - 1, False)
    step, rest = steps[0], steps[1:]
    if step.gap:
        return _over_gap(tokens, index, rest)
    at = index
    while at < len(tokens):
        if step.fits(tokens[at]):
            end = _run(tokens, at + 1, rest)
            if end is not None:
                return end
        if tokens[at].norm not in _SKIPPED or at - index >= _PASSED_OVER:
            break
        at += 1
    return _run(tokens, index, rest) if step.optional else None


def _over_gap(tokens: Sequence[Token], index: int, rest: tuple[Step, ...]) -> Optional[_End]:
    denied, passed = False, 0
    for at in range(index, min(index + _FARTHEST, len(tokens)) + 1):
        end = _run(tokens, at, rest)
        if end is not None:
            gaps = ((index, at - 1), *end.gaps) if at > index else end.gaps
            return _End(end.last, end.denied or denied, gaps)
        if at == len(tokens) or tokens[at].norm in _WALLS:
            return None
        denied = denied or tokens[at].norm in DENIALS
        passed += tokens[at].norm not in _SKIPPED and tokens[at].norm != ","
        if passed > _GAP:
            return None
    return None
