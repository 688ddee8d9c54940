"""Measures understanding on a labelled set."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Iterable

from evaluation.sets import Example
from hippath.conversation.extract import extract_json
from hippath.knowledge import load_knowledge
from hippath.understanding import Findings, understand

NOW = date(2026, 11, 21)
"""The day on which the labelled texts were written."""
_ROUGH = 0.08
"""Share by which a duration may differ: months of 30 days against calendar days."""


@dataclass
class Score:
    """Hits, false alarms and misses of one kind."""

    hits: int = 0
    """Found and labelled."""
    extra: list[str] = field(default_factory=list)
    """Found and not labelled."""
    missed: list[str] = field(default_factory=list)
    """Labelled and not found."""

    def add(self, found: Iterable[Any], wanted: Iterable[Any], text: str) -> None:
        """Count one text."""
        found, wanted = set(found), set(wanted)
        self.hits += len(found & wanted)
        self.extra += [f"{_show(item)}  <- {text}" for item in sorted(found - wanted, key=str)]
        self.missed += [f"{_show(item)}  <- {text}" for item in sorted(wanted - found, key=str)]

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.hits / (self.hits + len(self.extra)) if self.hits or self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.hits / (self.hits + len(self.missed)) if self.hits or self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def measure(examples: Iterable[Example]) -> dict[str, Score]:
    """Return a score for each kind of finding. Features count only where labelled: what they do shows in the flags."""
    knowledge = load_knowledge()
    scores: dict[str, Score] = {}
    for example in examples:
        findings = understand(example.text, NOW, knowledge)
        for kind, (found, wanted) in _compare(example, findings, knowledge).items():
            scores.setdefault(kind, Score()).add(found, wanted, example.text)
    return scores


def _compare(example: Example, findings: Findings, knowledge: Any) -> dict[str, tuple[set[Any], set[Any]]]:
    pairs: dict[str, tuple[set[Any], set[Any]]] = {}
    wanted = example.labelled()
    if example.atoms is not None:
        symptoms = {(item.id, item.status) for item in findings.symptoms}
        pairs["symptoms"] = (symptoms, {pair for pair in wanted if pair[0] in knowledge.symptoms})
        conditions = {(item.id, item.status) for item in findings.medicine_conditions}
        pairs["medicine conditions"] = (conditions, {pair for pair in wanted if pair[0] in knowledge.medicine_conditions})
        features = {(item.id, item.status) for item in findings.features}
        labelled = {pair for pair in wanted if pair[0] in knowledge.features}
        pairs["features (recall)"] = (features & labelled, labelled)
    flags = {flag["id"] for flag in extract_json(example.text, NOW)["red_flags"] if flag["status"] == "present"}
    pairs["danger signs"] = (flags, set((example.flags or "").split()))
    treatments = {(item.id, item.status) for item in findings.treatments}
    labels = [label.split(":") for label in example.treatments.split()]
    if labels or example.atoms is None:
        pairs["treatments"] = (treatments, {(label[0], label[1]) for label in labels})
        said = {(item.id, item.helped) for item in findings.treatments}
        helped = {(label[0], label[2] == "yes") for label in labels if len(label) > 2}
        pairs["treatment outcome"] = (said & helped, helped)
    days = {(item.id, item.days) for item in findings.treatments if item.days is not None}
    pairs["treatment days"] = (days, set(example.days.items()))
    pairs["duration"] = _duration(example, findings)
    for kind, value, label in (
        ("age", findings.age, example.age),
        ("side", findings.side, example.side),
        ("trend", findings.trend, example.trend),
        ("injection outcome", findings.injection, example.injection),
        ("injection days ago", findings.injection_days_ago, example.injection_ago),
        ("adequate care", findings.conservative_adequate, example.adequate),
        ("other body part", findings.other_body_part or None, example.other_part or None),
        ("correction", findings.correction or None, example.correction or None),
        ("subject", findings.subject if findings.subject == "other" else None, "other" if example.subject == "other" else None),
    ):
        pairs[kind] = ({value} - {None}, {label} - {None})
    return pairs


def _duration(example: Example, findings: Findings) -> tuple[set[float], set[float]]:
    found = findings.duration.days if findings.duration else None
    wanted = example.duration
    if found is not None and wanted is not None and abs(found - wanted) <= _ROUGH * wanted:
        found = wanted
    return {found} - {None}, {wanted} - {None}  # type: ignore[return-value]


def _show(item: Any) -> str:
    return " ".join(str(part) for part in item) if isinstance(item, tuple) else str(item)
