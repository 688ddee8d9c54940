"""Topics compared with a question, by meaning and by words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Sequence

from hippath.knowledge import Knowledge
from hippath.retrieval.embedder import Embedder, shared_embedder
from hippath.retrieval.entries import Audience, Entry, entries
from hippath.retrieval.vectors import CACHE, vectors
from hippath.retrieval.words import mended, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEAREST = 3
"""Ways of asking that are averaged: one near hit may be chance, three are not."""


class Likeness(NamedTuple):
    """How a question resembles one topic, each 0-1 (a cosine can fall a little below 0)."""

    nearest: float
    """Cosine to the nearest way of asking."""
    nearby: float
    """Mean cosine to the three nearest ways of asking."""
    answer: float
    """Cosine to the nearest statement of the answer."""
    words: float
    """Share of the question's words, rare ones weighing more, that the ways of asking use."""
    answer_words: float
    """The same share for the answer."""


class Compared(NamedTuple):
    """A question beside every topic."""

    topics: dict[str, Likeness]
    """Topic id -> likeness."""
    questions: dict[str, str]
    """Topic id -> nearest way of asking."""
    strange: float
    """Share of the question's words that no topic uses, 0-1."""


class Index:
    """Every topic of an audience, ready to be compared with questions."""

    def __init__(self, content: Sequence[Entry], embedder: Embedder, folder: Path = CACHE) -> None:
        """Take the texts; their embeddings come from the cache in ``folder`` when they are there."""
        self._content = tuple(content)
        self._embedder = embedder
        self._matrix = vectors([entry.text for entry in content], embedder, folder)
        self._words = [frozenset(words_of(entry.text)) for entry in content]
        self._rows: dict[str, list[int]] = defaultdict(list)
        for row, entry in enumerate(content):
            self._rows[entry.topic].append(row)
        used = Counter(word for rows in self._rows.values() for word in {w for row in rows for w in self._words[row]})
        self._uses = Counter(word for words in self._words for word in words)
        self._weight = {word: math.log(1 + len(self._rows) / count) for word, count in used.items()}
        self._strange_weight = math.log(1 + len(self._rows))

    def compare(self, question: str, without: int | None = None) -> Compared:
        """Return the question beside every topic; ``without`` leaves one row out, to measure with the knowledge itself."""
        words = [mended(word, self._weight) for word in dict.fromkeys(words_of(question))]
        cosines = self._matrix @ self._embedder.encode([question])[0]
        if without is not None:
            cosines[without] = -1.0
        topics, questions = {}, {}
        for topic, rows in self._rows.items():
            asks = [row for row in rows if self._content[row].asks and row != without]
            answers = [row for row in rows if not self._content[row].asks]
            topics[topic] = Likeness(
                *_nearness(cosines, asks),
                max((float(cosines[row]) for row in answers), default=0.0),
                self._share(words, asks),
                self._share(words, answers),
            )
            if asks:
                questions[topic] = self._content[max(asks, key=lambda row: float(cosines[row]))].text
        return Compared(topics, questions, self._strangeness(words, without))

    def _share(self, words: Sequence[str], rows: Sequence[int]) -> float:
        used = frozenset().union(*(self._words[row] for row in rows))
        total = sum(self._weight.get(word, self._strange_weight) for word in words)
        return sum(self._weight.get(word, 0.0) for word in words if word in used) / total if total else 0.0

    def _strangeness(self, words: Sequence[str], without: int | None) -> float:
        own = self._words[without] if without is not None else frozenset()
        strange = [word for word in words if self._uses[word] - (word in own) == 0]
        return len(strange) / len(words) if words else 1.0


def _nearness(cosines: NDArray[np.float32], rows: Sequence[int]) -> tuple[float, float]:
    nearest = sorted((float(cosines[row]) for row in rows), reverse=True)[:_NEAREST]
    return (nearest[0], sum(nearest) / len(nearest)) if nearest else (0.0, 0.0)


_built: dict[tuple[str, Audience], Index] = {}


def index_for(knowledge: Knowledge, audience: Audience) -> Index:
    """Return the index of ``knowledge`` for ``audience``, built again only when the knowledge changed."""
    key = (knowledge.digest, audience)
    if key not in _built:
        for old in [old for old in _built if old[1] == audience]:
            del _built[old]
        _built[key] = Index(entries(knowledge, audience), shared_embedder())
    return _built[key]
