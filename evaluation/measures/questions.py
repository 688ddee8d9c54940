"""Questions and their topics, and questions about something else."""

from __future__ import annotations

from typing import Sequence

from evaluation.labels import Question
from evaluation.measures.measure import Measure, share
from evaluation.systems.base import System

ELSEWHERE = "out_of_scope"


def measure(examples: Sequence[Question], system: System) -> list[Measure]:
    """Return how often the first topic, and one of three, is right, and what is turned away."""
    first, three = Measure("question topic first", share), Measure("question topic among three", share)
    away = Measure("out of scope turned away", share)
    for example in examples:
        topics = list(system.topics(example.text))[:3]
        if example.topic == ELSEWHERE:
            away.right(topics, "none", not topics, example.text)
            continue
        good = {example.topic, *example.also}
        first.right(topics[:1], sorted(good), bool(topics) and topics[0] in good, example.text)
        three.right(topics, sorted(good), bool(good & set(topics)), example.text)
    return [first, three, away]
