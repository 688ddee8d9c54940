"""The plainest look-ups: the words of the ways of asking, and the meaning of the titles alone."""

from __future__ import annotations

from functools import cached_property
from typing import Callable, NamedTuple, Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from evaluation.labels import Question, load
from evaluation.systems.base import Audience, System
from hippath.knowledge import load_knowledge
from hippath.retrieval import Embedder

_ELSEWHERE = "out_of_scope"
_AUDIENCES: tuple[Audience, ...] = ("patient", "clinician")


class _Texts(NamedTuple):
    topics: list[str]
    texts: list[str]


class _LookUp(System):
    """Ranks topics by a likeness; a question whose best likeness is under a threshold is about something else.

    The threshold is the one that answers most development questions rightly: what a careful user would set.
    """

    def topics(self, question: str, audience: Audience = "patient") -> Sequence[str]:
        ranked = self._ranked(question, audience)
        return [topic for topic, likeness in ranked if likeness >= self._threshold][:3]

    def _ranked(self, question: str, audience: Audience) -> list[tuple[str, float]]:
        topics, likeness = self._compare[audience]
        best: dict[str, float] = {}
        for topic, value in zip(topics, likeness(question), strict=True):
            best[topic] = max(best.get(topic, 0.0), float(value))
        return sorted(best.items(), key=lambda item: -item[1])

    @cached_property
    def _threshold(self) -> float:
        told = []
        for example in load(Question, "development"):
            topic, likeness = self._ranked(example.text, "patient")[0]
            told.append((likeness, topic in (example.topic, *example.also), example.topic == _ELSEWHERE))
        levels = sorted({likeness for likeness, _, _ in told})
        return max(levels, key=lambda level: sum(right if value >= level else stranger for value, right, stranger in told))

    @cached_property
    def _compare(self) -> dict[Audience, tuple[list[str], Callable[[str], Sequence[float]]]]:
        return {audience: self._compared(audience) for audience in _AUDIENCES}

    def _compared(self, audience: Audience) -> tuple[list[str], Callable[[str], Sequence[float]]]:
        raise NotImplementedError


class Tfidf(_LookUp):
    """TF-IDF over the same ways of asking."""

    name = "tf-idf"

    def _compared(self, audience: Audience) -> tuple[list[str], Callable[[str], Sequence[float]]]:
        texts = _asks(audience)
        words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        matrix = words.fit_transform(texts.texts)
        return texts.topics, lambda question: (matrix @ words.transform([question]).T).toarray().ravel()


class Titles(_LookUp):
    """The same sentence embeddings over the titles alone."""

    name = "titles"

    def _compared(self, audience: Audience) -> tuple[list[str], Callable[[str], Sequence[float]]]:
        topics = [topic for topic in load_knowledge().faq.values() if audience in topic.audience]
        embedder = Embedder()
        matrix = embedder.encode([topic.title for topic in topics])
        return [topic.id for topic in topics], lambda question: np.asarray(matrix @ embedder.encode([question])[0])


def _asks(audience: Audience) -> _Texts:
    topics = [topic for topic in load_knowledge().faq.values() if audience in topic.audience]
    pairs = [(topic.id, text) for topic in topics for text in (topic.title, *topic.asks.patient, *topic.asks.clinician)]
    return _Texts([topic for topic, _ in pairs], [text for _, text in pairs])
