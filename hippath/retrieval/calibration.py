"""From likeness to a probability: how sure it is that a question means this topic, or none."""

from __future__ import annotations

import math

from hippath.retrieval.entries import NONE
from hippath.retrieval.index import Compared, Likeness

WEIGHTS = Likeness(learnt=7.0, nearest=6.0, answer=2.0)
NONE_BASE = 1.0
NONE_STRANGE = 5.0
"""Fitted by a coarse search on evaluation/sets/questions/development.yml, 203 questions; `make evaluate` measures them on
held-out ones. The neighbours of these values do as well."""


def probabilities(compared: Compared) -> dict[str, float]:
    """Return topic id, or ``none``, -> probability that the question means it; they add up to 1."""
    values = {topic: _dot(likeness) for topic, likeness in compared.topics.items()}
    values[NONE] += NONE_BASE + NONE_STRANGE * compared.strange
    highest = max(values.values())
    weights = {topic: math.exp(value - highest) for topic, value in values.items()}
    total = sum(weights.values())
    return {topic: weight / total for topic, weight in weights.items()}


def _dot(likeness: Likeness) -> float:
    return sum(weight * part for weight, part in zip(WEIGHTS, likeness, strict=True))
