"""Intents of single messages."""

from __future__ import annotations

from typing import Sequence

from evaluation.labels import Utterance
from evaluation.measures.measure import Measure, macro_f1, share
from evaluation.systems.base import System


def measure(examples: Sequence[Utterance], system: System) -> list[Measure]:
    """Return macro F1 and accuracy."""
    macro, right = Measure("intents macro F1", macro_f1), Measure("intents right", share)
    answers = [system.intent(example.text) for example in examples]
    names = sorted({*answers, *(example.intent for example in examples)})
    for example, answer in zip(examples, answers, strict=True):
        macro.rows.append((names.index(example.intent), names.index(answer)))
        right.right(answer, example.intent, answer == example.intent, example.text)
    return [macro, right]
