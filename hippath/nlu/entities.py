"""Findings as Rasa entities: kind, id, place in the text, and the status as the role."""

from __future__ import annotations

from typing import Any, Dict, List

from hippath.understanding import Finding, Findings, TreatmentFinding

KINDS = ("symptom", "feature", "medicine_condition", "activity", "treatment")
"""Entity names of ``domain.yml`` that carry an id; ``duration`` carries days."""


def entities(findings: Findings) -> List[Dict[str, Any]]:
    """Return one entity a finding, in the order of the text."""
    groups: tuple[tuple[Finding | TreatmentFinding, ...], ...] = (
        findings.symptoms,
        findings.features,
        findings.medicine_conditions,
        findings.activities,
        findings.treatments,
    )
    found = [
        {"entity": kind, "value": item.id, "role": item.status, "start": item.start, "end": item.end}
        for kind, group in zip(KINDS, groups, strict=True)
        for item in group
    ]
    found += [
        {"entity": "duration", "value": span.days, "role": span.role, "start": span.start, "end": span.end}
        for span in findings.durations
    ]
    return sorted(found, key=lambda entity: (entity["start"], entity["end"], entity["entity"]))
