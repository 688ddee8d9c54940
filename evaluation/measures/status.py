"""The assertion status of single mentions."""

from __future__ import annotations

from typing import Sequence

from evaluation.labels import Asserted
from evaluation.measures.measure import Measure, share
from evaluation.systems.base import System


def measure(examples: Sequence[Asserted], system: System) -> list[Measure]:
    """Return the share of mentions with the right status, of five and of two (denied or not)."""
    five, two = Measure("status right", share), Measure("denied or not right", share)
    for example in examples:
        start = example.text.index(example.span)
        status = system.status(example.text, start, start + len(example.span))
        line = f"[{example.span}]  {example.text}"
        five.right(status, example.status, status == example.status, line)
        two.right(status, example.status, (status == "absent") == (example.status == "absent"), line)
    two.mistakes = []
    return [five, two]
