"""Topics compared with a question, by meaning and by words."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Sequence

from hippath.knowledge import Knowledge
from hippath.retrieval.embedder import Embedder
from hippath.retrieval.entries import NONE, Audience, Entry, entries
from hippath.retrieval.repeated import shared_embedder
from hippath.retrieval.vectors import CACHE, kept_matrix, vectors
from hippath.retrieval.words import mended, plain_words, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_WORDS_WEIGHT = 0.3
"""Weight of shared words beside shared meaning: names of medicines and places matter, small overlaps do not."""
_RIDGE = 0.6
"""Smoothing of the learnt weights. Both were chosen by benchmarks/lookup.py (0.2 to 0.4 and 0.3 to 1 do as well)."""


class Likeness(NamedTuple):
    """How a question resembles one topic."""

    learnt: float
    """What kernel ridge regression over all ways of asking says: about 1 for a sure hit, 0 for none."""
    nearest: float
    """Cosine to the nearest way of asking."""
    answer: float
    """Cosine to the nearest statement of the answer."""


class Compared(NamedTuple):
    """A question beside every topic."""

    topics: dict[str, Likeness]
    """Topic id, or ``none`` -> likeness."""
    questions: dict[str, str]
    """Topic id -> nearest way of asking."""
    strange: float
    """Share of the question's words that no topic uses, 0-1; one word more is counted, so that a single one proves little."""


class Index:
    """Every topic of an audience, ready to be compared with questions."""

    def __init__(self, content: Sequence[Entry], embedder: Embedder, folder: Path = CACHE) -> None:
        """Take the texts; their embeddings come from the cache in ``folder`` when they are there."""

        self._embedder = embedder
        matrix = vectors([entry.text for entry in content], embedder, folder)
        self._asks = [entry for entry in content if entry.asks]
        self._topics = sorted({entry.topic for entry in self._asks})
        self._known = {word for entry in content if entry.topic != NONE for word in words_of(entry.text)}
        self._spellings = sorted({word for entry in content for word in plain_words(entry.text)})
        self._weigh([words_of(entry.text) for entry in self._asks])
        self._meaning = matrix[[entry.asks for entry in content]]
        self._answers = matrix[[not entry.asks for entry in content]]
        self._answer_topics = [self._topics.index(entry.topic) for entry in content if not entry.asks]
        self._ask_topics = [self._topics.index(entry.topic) for entry in self._asks]
        told = [f"{entry.topic}\t{entry.text}" for entry in self._asks]
        shape = (len(self._asks), len(self._topics))
        self._weights = kept_matrix(["ridge", str(_RIDGE), str(_WORDS_WEIGHT), *told], shape, self._learnt, folder)

    def compare(self, question: str) -> Compared:
        """Return the question beside every topic."""
        import numpy as np

        question = mended(question, self._spellings)
        words = list(dict.fromkeys(words_of(question)))
        meaning = self._embedder.encode([question])[0]
        cosines = self._meaning @ meaning
        learnt = (cosines + _WORDS_WEIGHT * self._shared(words)) @ self._weights
        nearest = np.full(len(self._topics), -1.0)
        np.maximum.at(nearest, self._ask_topics, cosines)
        answer = np.zeros(len(self._topics))
        np.maximum.at(answer, self._answer_topics, self._answers @ meaning)
        topics = {
            topic: Likeness(float(learnt[place]), float(nearest[place]), float(answer[place]))
            for place, topic in enumerate(self._topics)
        }
        nearest_last = [self._asks[row] for row in np.argsort(cosines)]
        questions = {entry.topic: entry.text for entry in nearest_last}
        strange = sum(word not in self._known for word in words) / (len(words) + 1) if words else 1.0
        return Compared(topics, questions, strange)

    def _weigh(self, asked: Sequence[Sequence[str]]) -> None:
        """Remember in which ways of asking each word stands, and how much it weighs there: rare words weigh more."""
        import numpy as np

        used = Counter(word for words in asked for word in set(words))
        self._rarity = {word: math.log(1 + len(asked) / count) for word, count in used.items()}
        places: dict[str, list[tuple[int, float]]] = {}
        for row, words in enumerate(asked):
            for word, weight in self._bag(words).items():
                places.setdefault(word, []).append((row, weight))
        self._postings = {
            word: (np.array([row for row, _ in found]), np.array([weight for _, weight in found], dtype=np.float32))
            for word, found in places.items()
        }

    def _bag(self, words: Sequence[str]) -> dict[str, float]:
        """Return the weight of each known word; the squares add up to 1."""
        known = {word: self._rarity[word] for word in words if word in self._rarity}
        length = math.sqrt(sum(weight**2 for weight in known.values()))
        return {word: weight / length for word, weight in known.items()}

    def _shared(self, words: Sequence[str]) -> Matrix:
        """Return the cosine of the words to those of every way of asking."""
        import numpy as np

        likeness = np.zeros(len(self._asks), dtype=np.float32)
        for word, weight in self._bag(words).items():
            rows, weights = self._postings[word]
            likeness[rows] += weight * weights
        return likeness

    def _learnt(self) -> Matrix:
        """Return the weights of kernel ridge regression from likeness to topic."""
        import numpy as np

        shared = np.stack([self._shared(words_of(entry.text)) for entry in self._asks])
        likeness = self._meaning @ self._meaning.T + _WORDS_WEIGHT * shared
        wanted = np.zeros((len(self._asks), len(self._topics)), dtype=np.float32)
        wanted[range(len(self._asks)), self._ask_topics] = 1.0
        weights: Matrix = np.linalg.solve(likeness + _RIDGE * np.eye(len(self._asks), dtype=np.float32), wanted)
        return weights.astype(np.float32)


_built: dict[tuple[str, Audience], Index] = {}


def index_for(knowledge: Knowledge, audience: Audience) -> Index:
    """Return the index of ``knowledge`` for ``audience``, built again only when the knowledge changed."""
    key = (knowledge.digest, audience)
    if key not in _built:
        for old in [old for old in _built if old[1] == audience]:
            del _built[old]
        _built[key] = Index(entries(knowledge, audience), shared_embedder())
    return _built[key]
