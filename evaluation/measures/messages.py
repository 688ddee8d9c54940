"""Symptoms, treatments, medicine conditions and the complaint's duration in whole messages."""

from __future__ import annotations

from typing import Optional, Sequence

from evaluation.labels import Message
from evaluation.measures.measure import Measure, f1, precision, recall, share
from evaluation.systems.base import System
from hippath.knowledge import load_knowledge

_ROUGH = 0.08
"""Share by which a duration may differ: months of 30 days against calendar days."""


def measure(examples: Sequence[Message], system: System) -> list[Measure]:
    """Return the measures of findings and treatments."""
    knowledge = load_knowledge()
    present, denied = Measure("symptoms present F1", f1), Measure("symptoms denied F1", f1)
    exact, hit = Measure("  precision", precision), Measure("  recall", recall)
    conditions = Measure("medicine conditions F1", f1)
    treatments = Measure("treatments F1", f1)
    for example in examples:
        understood = system.understand(example.text)
        if example.atoms is not None:
            wanted = example.labelled()
            for measured, status in ((present, "present"), (exact, "present"), (hit, "present"), (denied, "absent")):
                measured.sets(
                    {key for key, said in understood.findings if key in knowledge.symptoms and said == status},
                    {key for key, said in wanted if key in knowledge.symptoms and said == status},
                    example.text,
                )
            conditions.sets(
                {pair for pair in understood.findings if pair[0] in knowledge.medicine_conditions},
                {pair for pair in wanted if pair[0] in knowledge.medicine_conditions},
                example.text,
            )
        labels = [label.split(":") for label in example.treatments.split()]
        if understood.treatments is not None and (labels or example.atoms is None):
            wanted_treatments = {(label[0], label[1]) for label in labels}
            treatments.sets(set(understood.treatments), set(wanted_treatments), example.text)
    exact.mistakes, hit.mistakes = [], []
    measures = [present, exact, hit, denied, conditions, treatments]
    return [measured for measured in measures if measured.rows and (measured is not denied or _says_status(system))]


def complaint(examples: Sequence[Message], system: System) -> list[Measure]:
    """Return how often the complaint's duration is right, none included."""
    measured = Measure("complaint's duration right", share)
    for example in examples:
        days = system.complaint_days(example.text)
        measured.right(days, example.duration, same(days, example.duration), example.text)
    return [measured]


def same(days: Optional[float], wanted: Optional[float]) -> bool:
    """Return whether two durations are the same, months being 30 days long or not."""
    if days is None or wanted is None:
        return days is wanted
    return abs(days - wanted) <= max(_ROUGH * wanted, 0.5)


def _says_status(system: System) -> bool:
    return system.name != "synonyms"
