"""Topics compared with a question, by meaning and by words."""

from __future__ import annotations

import math
from collections import Counter
from itertools import accumulate
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
_MOST_COMPARED = 128
"""Topics whose every way of asking is compared with a question: more than there are, unless a knowledge base grows very large."""


class Likeness(NamedTuple):
    """How a question resembles one topic."""

    learnt: float
    """What ridge regression over all ways of asking says: about 1 for a sure hit, 0 for none."""
    nearest: float
    """Cosine to the nearest way of asking."""
    answer: float
    """Cosine to the nearest statement of the answer."""


class Compared(NamedTuple):
    """A question beside the topics that it may mean."""

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
        content = sorted(content, key=lambda entry: entry.topic)
        matrix = vectors([entry.text for entry in content], embedder, folder)
        self._asks = [entry for entry in content if entry.asks]
        self._topics = sorted({entry.topic for entry in self._asks})
        self._known = {word for entry in content if entry.topic != NONE for word in words_of(entry.text)}
        self._spellings = {word: word for word in sorted({word for entry in content for word in plain_words(entry.text)})}
        self._bags = self._weigh([words_of(entry.text) for entry in self._asks])
        self._meaning = matrix[[entry.asks for entry in content]]
        self._answers = matrix[[not entry.asks for entry in content]]
        self._ask_rows = _rows_by_topic(self._asks)
        self._answer_rows = _rows_by_topic([entry for entry in content if not entry.asks])
        told = [f"{entry.topic}\t{entry.text}" for entry in self._asks]
        shape = (self._meaning.shape[1] + len(self._places), len(self._topics))
        self._weights = kept_matrix(["ridge by feature", str(_RIDGE), str(_WORDS_WEIGHT), *told], shape, self._learnt, folder)

    def compare(self, question: str) -> Compared:
        """Return the question beside the topics that it may mean: all of them, or the likeliest of very many."""
        question = mended(question, self._spellings)
        words = list(dict.fromkeys(words_of(question)))
        meaning = self._embedder.encode([question])[0]
        learnt = self._learnt_likeness(meaning, words)
        topics: dict[str, Likeness] = {}
        questions: dict[str, str] = {}
        for place in self._candidates(learnt):
            topic = self._topics[place]
            asked = self._ask_rows[topic]
            cosines = self._meaning[asked] @ meaning
            nearest = int(cosines.argmax())
            answers = self._answers[self._answer_rows.get(topic, slice(0, 0))] @ meaning
            answer = max(0.0, float(answers.max())) if len(answers) else 0.0
            topics[topic] = Likeness(float(learnt[place]), float(cosines[nearest]), answer)
            questions[topic] = self._asks[asked.start + nearest].text
        strange = sum(word not in self._known for word in words) / (len(words) + 1) if words else 1.0
        return Compared(topics, questions, strange)

    def _candidates(self, learnt: Matrix) -> list[int]:
        """Return the places of the topics with the highest likeness, that of no topic at all among them, in order."""
        import numpy as np

        if len(self._topics) <= _MOST_COMPARED:
            return list(range(len(self._topics)))
        likeliest = np.argpartition(-learnt, _MOST_COMPARED)[:_MOST_COMPARED].tolist()
        return sorted({*likeliest, *(place for place, topic in enumerate(self._topics) if topic == NONE)})

    def _learnt_likeness(self, meaning: Matrix, words: Sequence[str]) -> Matrix:
        """Return what the ridge regression says for every topic."""
        likeness: Matrix = meaning @ self._weights[: len(meaning)]
        for word, weight in self._bag(words).items():
            likeness += math.sqrt(_WORDS_WEIGHT) * weight * self._weights[len(meaning) + self._places[word]]
        return likeness

    def _weigh(self, asked: Sequence[Sequence[str]]) -> list[dict[str, float]]:
        """Remember how much each word weighs, rare ones more; return the weights of the words of each way of asking."""
        used = Counter(word for words in asked for word in set(words))
        self._rarity = {word: math.log(1 + len(asked) / count) for word, count in used.items()}
        self._places = {word: place for place, word in enumerate(sorted(used))}
        return [self._bag(words) for words in asked]

    def _bag(self, words: Sequence[str]) -> dict[str, float]:
        """Return the weight of each known word; the squares add up to 1."""
        known = {word: self._rarity[word] for word in words if word in self._rarity}
        length = math.sqrt(sum(weight**2 for weight in known.values()))
        return {word: weight / length for word, weight in known.items()}

    def _learnt(self) -> Matrix:
        """Return the weights of ridge regression from features, those of meaning before those of words, to topics.

        The same as kernel ridge regression over the ways of asking, but what a look-up costs depends on the number of
        features, and not of ways of asking.
        """
        import numpy as np
        from scipy.sparse import csr_matrix

        found = [(row, self._places[word], weight) for row, bag in enumerate(self._bags) for word, weight in bag.items()]
        rows, columns, weights = zip(*found, strict=True) if found else ((), (), ())
        values = math.sqrt(_WORDS_WEIGHT) * np.array(weights, dtype=np.float32)
        words = csr_matrix((values, (rows, columns)), shape=(len(self._asks), len(self._places)), dtype=np.float32)
        number = {topic: place for place, topic in enumerate(self._topics)}
        topics = [number[entry.topic] for entry in self._asks]
        ones = np.ones(len(topics), dtype=np.float32)
        wanted = csr_matrix((ones, (range(len(topics)), topics)), shape=(len(topics), len(number)))
        across = words.T @ self._meaning
        together = np.block([[self._meaning.T @ self._meaning, across.T], [across, (words.T @ words).toarray()]])
        together += _RIDGE * np.eye(len(together), dtype=np.float32)
        learnt: Matrix = np.linalg.solve(together, np.vstack([(wanted.T @ self._meaning).T, (words.T @ wanted).toarray()]))
        return learnt.astype(np.float32)


def _rows_by_topic(ordered: Sequence[Entry]) -> dict[str, slice]:
    """Return where each topic's entries stand in a list that is ordered by topic."""
    counts = Counter(entry.topic for entry in ordered)
    ends = dict(zip(counts, accumulate(counts.values()), strict=True))
    return {topic: slice(end - counts[topic], end) for topic, end in ends.items()}


_built: dict[tuple[str, Audience], Index] = {}


def index_for(knowledge: Knowledge, audience: Audience) -> Index:
    """Return the index of ``knowledge`` for ``audience``, built again only when the knowledge changed."""
    key = (knowledge.digest, audience)
    if key not in _built:
        for old in [old for old in _built if old[1] == audience]:
            del _built[old]
        _built[key] = Index(entries(knowledge, audience), shared_embedder())
    return _built[key]
