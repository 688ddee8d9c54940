"""A read answer turned into facts."""

from __future__ import annotations

from typing import Any

from hippath.conversation.reading import Reading
from hippath.knowledge import Knowledge
from hippath.knowledge.questions import Question
from hippath.pathway import Facts
from hippath.understanding import Findings


def answered(facts: Facts, question: Question, reading: Reading, knowledge: Knowledge) -> Facts:
    """Return ``facts`` with the answer to ``question`` filled in and the question marked as answered.

    In a multi question what was not ticked counts as absent; what the person reported earlier stays present.
    """
    changes: dict[str, Any] = {"answered": _add(facts.answered, question.id)}
    if reading.kind == "number" and question.number_field:
        value = reading.number
        changes[question.number_field] = int(value) if question.number_field == "age" and value is not None else value
    chosen = [option for option in question.options if option.value in reading.values]
    present = {atom for option in chosen for atom in option.sets.present}
    absent = {atom for option in chosen for atom in option.sets.absent}
    if question.kind == "multi" and reading.kind in ("chosen", "none"):
        absent |= {atom for option in question.options if option.value not in reading.values for atom in option.sets.present}
    for option in chosen:
        changes.update(option.sets.facts)
        changes["treatments"] = tuple(sorted({*changes.get("treatments", facts.treatments), *option.sets.treatments}))
    _sort_in(changes, facts, present, absent - present, knowledge)
    return facts.copy(update=changes)


def medicines_in_use(facts: Facts, question: Question, findings: Findings, knowledge: Knowledge) -> Facts:
    """Return ``facts`` with the medicines named in answer to a question about medicines as conditions of the gate."""
    if question.group != "medicines":
        return facts
    named = (knowledge.treatments[item.id].taken_as for item in findings.treatments if item.status == "tried")
    conditions = {*facts.medicine_conditions, *(condition for condition in named if condition)}
    return facts.copy(update={"medicine_conditions": tuple(sorted(conditions))})


def unanswered(facts: Facts, question: Question) -> Facts:
    """Return ``facts`` with ``question`` marked as asked but not settled: the pathway then takes the safe side."""
    return facts.copy(update={"answered": _add(facts.answered, question.id), "unsure": _add(facts.unsure, question.id)})


def _sort_in(changes: dict[str, Any], facts: Facts, present: set[str], absent: set[str], knowledge: Knowledge) -> None:
    kinds = (
        (knowledge.symptoms, "symptoms_present", "symptoms_absent"),
        (knowledge.features, "features_present", "features_absent"),
        (knowledge.medicine_conditions, "medicine_conditions", "medicine_conditions_absent"),
        (knowledge.red_flags, "red_flags", "red_flags_absent"),
    )
    for known, present_field, absent_field in kinds:
        held = set(getattr(facts, present_field)) | {atom for atom in present if atom in known}
        denied = (set(getattr(facts, absent_field)) | {atom for atom in absent if atom in known}) - held
        changes[present_field] = tuple(sorted(held))
        changes[absent_field] = tuple(sorted(denied))
    sports = {atom for atom in present if atom in knowledge.activities}
    changes["activities"] = tuple(sorted({*facts.activities, *sports}))


def _add(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return tuple(sorted({*values, value}))
