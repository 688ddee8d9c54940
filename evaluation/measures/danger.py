"""Danger signs in lay words, and their harmless look-alikes."""

from __future__ import annotations

from typing import Sequence

from evaluation.labels import Danger
from evaluation.measures.measure import Measure, precision, recall, share
from evaluation.systems.base import System


def measure(examples: Sequence[Danger], system: System) -> list[Measure]:
    """Return recall and precision of the signs, and the shares of texts raised or left alone rightly."""
    hit, exact = Measure("red flags recall", recall), Measure("red flags precision", precision)
    raised, quiet = Measure("dangerous texts noticed", share), Measure("look-alikes left alone", share)
    for example in examples:
        flags = system.understand(example.text).flags
        if flags is None:
            raise NotImplementedError
        wanted, also = set(example.flags.split()), set(example.also.split())
        hit.sets(set(flags & wanted), set(wanted), example.text)
        exact.sets(set(flags - also), set(wanted) & set(flags), example.text)
        (raised if wanted else quiet).right(sorted(flags), sorted(wanted), bool(flags - also) == bool(wanted), example.text)
    return [hit, exact, raised, quiet]
