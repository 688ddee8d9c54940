"""Topics compared with a question, by meaning and by words."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Sequence

from hippath.knowledge import Knowledge
from hippath.retrieval.embedder import Embedder, shared_embedder
from hippath.retrieval.entries import NONE, Audience, Entry, entries
from hippath.retrieval.vectors import CACHE, vectors
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
        import numpy as np

        self._embedder = embedder
        matrix = vectors([entry.text for entry in content], embedder, folder)
        self._asks = [entry for entry in content if entry.asks]
        self._topics = sorted({entry.topic for entry in self._asks})
        self._known = {word for entry in content if entry.topic != NONE for word in words_of(entry.text)}
        self._spellings = sorted({word for entry in content for word in plain_words(entry.text)})
        self._weigh([words_of(entry.text) for entry in self._asks])
        self._meaning = matrix[[entry.asks for entry in content]]
        self._bags = np.stack([self._bag(words_of(entry.text)) for entry in self._asks])
        self._answers = matrix[[not entry.asks for entry in content]]
        self._answer_topics = [self._topics.index(entry.topic) for entry in content if not entry.asks]
        self._ask_topics = [self._topics.index(entry.topic) for entry in self._asks]
        self._learn()

    def compare(self, question: str) -> Compared:
        """Return the question beside every topic."""
        import numpy as np

        question = mended(question, self._spellings)
        words = list(dict.fromkeys(words_of(question)))
        meaning = self._embedder.encode([question])[0]
        cosines = self._meaning @ meaning
        learnt = (cosines + _WORDS_WEIGHT * (self._bags @ self._bag(words))) @ self._weights
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
        used = Counter(word for words in asked for word in set(words))
        self._columns = {word: column for column, word in enumerate(used)}
        self._rarity = {word: math.log(1 + len(asked) / count) for word, count in used.items()}

    def _bag(self, words: Sequence[str]) -> Matrix:
        import numpy as np

        bag = np.zeros(len(self._columns), dtype=np.float32)
        for word in words:
            if word in self._columns:
                bag[self._columns[word]] = self._rarity[word]
        length = float(np.linalg.norm(bag))
        return bag / length if length else bag

    def _learn(self) -> None:
        import numpy as np

        likeness = self._meaning @ self._meaning.T + _WORDS_WEIGHT * (self._bags @ self._bags.T)
        wanted = np.zeros((len(self._asks), len(self._topics)), dtype=np.float32)
        wanted[range(len(self._asks)), self._ask_topics] = 1.0
        self._weights: Matrix = np.linalg.solve(likeness + _RIDGE * np.eye(len(self._asks)), wanted)


_built: dict[tuple[str, Audience], Index] = {}


def index_for(knowledge: Knowledge, audience: Audience) -> Index:
    """Return the index of ``knowledge`` for ``audience``, built again only when the knowledge changed."""
    key = (knowledge.digest, audience)
    if key not in _built:
        for old in [old for old in _built if old[1] == audience]:
            del _built[old]
        _built[key] = Index(entries(knowledge, audience), shared_embedder())
    return _built[key]
