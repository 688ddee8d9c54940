"""Times look-ups in a knowledge base that is many times as large, in a process of its own; JSON goes out.

    python -m benchmarks.large_knowledge 1 10 100

Copies of every topic get a word of their own in every text and meanings at random near those of the original, so that
topics, texts and vectors grow alike. Embedding millions of sentences for it would take hours and change nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.lookup import QUESTIONS
from hippath.knowledge import load_knowledge
from hippath.retrieval import Embedder
from hippath.retrieval.calibration import probabilities
from hippath.retrieval.entries import Entry, entries
from hippath.retrieval.index import Index
from hippath.retrieval.vectors import vectors

QUESTIONS_ASKED = 60
NOISE = 0.04
"""Spread of each of the 384 numbers of a copy's vector; a unit vector's own are about 0.05."""


class Varied(Embedder):
    """Gives whole lists the varied vectors of the original texts, and single texts their own."""

    def __init__(self, base: Any) -> None:
        super().__init__()
        self._base = base

    def encode(self, texts: Sequence[str]) -> Any:
        if len(texts) == 1:
            return super().encode(texts)
        chance, count = np.random.default_rng(7), len(self._base)
        made = np.empty((len(texts), self._base.shape[1]), dtype=np.float32)
        for start in range(0, len(texts), count):
            noise = NOISE * chance.standard_normal(self._base.shape, dtype=np.float32) if start else 0.0
            made[start : start + count] = self._base + noise
        return made / np.linalg.norm(made, axis=1, keepdims=True)


class ByTopic(Varied):
    """The same for texts that the index has ordered by topic: each finds its own vector by its text."""

    def __init__(self, base: Any, texts: Sequence[str]) -> None:
        super().__init__(base)
        self._made = dict(zip(texts, Varied.encode(self, texts), strict=False))

    def encode(self, texts: Sequence[str]) -> Any:
        return super().encode(texts) if len(texts) == 1 else np.stack([self._made[text] for text in texts])


def main(sizes: Sequence[int]) -> None:
    """Print one object a size: its texts and topics, and the milliseconds of the look-ups."""
    import yaml

    content = entries(load_knowledge(), "patient")
    base = vectors([entry.text for entry in content], Embedder(threads=2))
    questions = [text for text, _ in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))["patient"]][:QUESTIONS_ASKED]
    rows = []
    for times in sizes:
        large = list(_copies(content, times))
        with tempfile.TemporaryDirectory() as folder:
            index = Index(large, ByTopic(base, [entry.text for entry in large]), Path(folder))
        taken = []
        for question in [questions[0], *questions]:
            started = time.perf_counter()
            probabilities(index.compare(question))
            taken.append((time.perf_counter() - started) * 1000)
        topics = len({entry.topic for entry in large})
        rows.append({"times": times, "topics": topics, "texts": len(large), "ms": taken[1:]})
    print(json.dumps(rows))


def _copies(content: Sequence[Entry], times: int) -> Iterator[Entry]:
    yield from content
    for copy in range(1, times):
        word = f"v{np.base_repr(copy, 26).lower()}x"
        yield from (Entry(f"{entry.topic}_{copy}", f"{entry.text} {word}", entry.asks) for entry in content)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
