"""Questions and their topics, and questions about something else."""

from __future__ import annotations

from typing import Sequence

from evaluation.labels import Question
from evaluation.measures.measure import Measure, share
from evaluation.systems.base import System
from hippath.knowledge import load_knowledge

ELSEWHERE = "out_of_scope"


def measure(examples: Sequence[Question], system: System) -> list[Measure]:
    """Return how often the first topic, and one of three, is right, and what is turned away.

    A question of a clinician's, or on a topic written for clinicians alone, is asked as a clinician would.
    """
    first, three = Measure("question topic first", share), Measure("question topic among three", share)
    away = Measure("out of scope turned away", share)
    knowledge = load_knowledge()
    for example in examples:
        topic = knowledge.faq.get(example.topic)
        for_clinicians = example.audience == "clinician" or (topic is not None and "patient" not in topic.audience)
        topics = list(system.topics(example.text, "clinician" if for_clinicians else "patient"))[:3]
        if example.topic == ELSEWHERE:
            away.right(topics, "none", not topics, example.text)
            continue
        good = {example.topic, *example.also}
        first.right(topics[:1], sorted(good), bool(topics) and topics[0] in good, example.text)
        three.right(topics, sorted(good), bool(good & set(topics)), example.text)
    return [first, three, away]
