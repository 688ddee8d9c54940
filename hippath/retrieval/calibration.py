"""From likeness to a probability: how sure it is that a question means this topic, or none."""

from __future__ import annotations

import math

from hippath.retrieval.index import Compared, Likeness

NONE = "none"
"""Stands for: about something else."""
_WEIGHTS = Likeness(nearest=9.0, nearby=6.0, answer=3.0, words=3.0, answer_words=1.0)
_NONE_BASE = 8.5
_NONE_STRANGE = 2.0


def probabilities(compared: Compared) -> dict[str, float]:
    """Return topic id -> probability that the question means it; the rest up to 1 is ``none``."""
    values = {topic: _dot(likeness) for topic, likeness in compared.topics.items()}
    values[NONE] = _NONE_BASE + _NONE_STRANGE * compared.strange
    highest = max(values.values())
    weights = {topic: math.exp(value - highest) for topic, value in values.items()}
    total = sum(weights.values())
    return {topic: weight / total for topic, weight in weights.items()}


def _dot(likeness: Likeness) -> float:
    return sum(weight * part for weight, part in zip(_WEIGHTS, likeness, strict=True))
