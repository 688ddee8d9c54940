"""Shared helpers of the pathway tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hippath.knowledge import Knowledge
from hippath.knowledge.questions import Question
from hippath.pathway import Facts, established, remaining

GROIN = {"age": 34, "symptoms_present": ["groin_pain"], "complete": True}
URGENCY_ORDER = (
    "emergency_now", "urgent_same_day", "routine_gp_assessment", "not_iliopsoas_other_assessment",
    "surgical_consultation", "consider_injection_referral", "continue_conservative", "self_care_conservative",
)  # fmt: skip
_FIELDS = {
    "symptoms": "symptoms_present",
    "features": "features_present",
    "medicine_conditions": "medicine_conditions",
    "activities": "activities",
    "red_flags": "red_flags",
}
_DENIED = {
    "symptoms": "symptoms_absent",
    "features": "features_absent",
    "medicine_conditions": "medicine_conditions_absent",
    "red_flags": "red_flags_absent",
}


def with_atoms(knowledge: Knowledge, atoms: Iterable[str], **fields: Any) -> dict[str, Any]:
    """Return facts as JSON with each atom in the list of its kind."""
    data: dict[str, Any] = {
        key: list(value) if isinstance(value, list) else value for key, value in fields.items()
    }
    for atom in atoms:
        kind = next(kind for kind in _FIELDS if atom in getattr(knowledge, kind))
        data.setdefault(_FIELDS[kind], []).append(atom)
    return data


def answer(
    facts: Facts, question: Question, values: Iterable[str], knowledge: Knowledge, number: float = 0
) -> Facts:
    """Return the facts after a plain answer to a question."""
    data: dict[str, Any] = {key: list(v) if isinstance(v, tuple) else v for key, v in facts.dict().items()}
    data["answered"].append(question.id)
    if question.number_field:
        data[question.number_field] = number
    chosen = [option for option in question.options if option.value in set(values)]
    absent = {atom for option in chosen for atom in option.sets.absent}
    if question.kind == "multi":
        absent |= {
            atom for option in question.options if option not in chosen for atom in option.sets.present
        }
    for option in chosen:
        data.update(option.sets.facts)
        data["treatments"] += option.sets.treatments
        data.update({k: [*data[k], *v] for k, v in with_atoms(knowledge, option.sets.present).items()})
    for kind, field in _DENIED.items():
        data[field] += [atom for atom in absent if atom in getattr(knowledge, kind)]
    return Facts(**data)


_SAME_ANSWER = {
    "fever": {"shivery", "night_sweats"},
    "diabetes": {"uncontrolled_diabetes"},
    "anticoagulant": {"warfarin_regular"},
    "thigh_weak_or_numb": {"numbness_tingling"},
    "possible_pregnancy": {"pregnant_under_20w", "pregnant_20w_plus"},
    "one_sided_low_pain": {"belly_or_pelvis_pain"},
    "recent_hip_surgery": {"recent_hip_arthroscopy"},
    "getting_weaker_fast": {"foot_drop"},
    "load_related_deep_groin_pain": {"pain_on_weight_bearing"},
    "long_term_steroids": {"steroid_tablets"},
}
"""What a person would tick who has one of these, where an option covers several."""


def interview(facts: Facts, truth: Facts, knowledge: Knowledge) -> tuple[Facts, list[str]]:
    """Answer every question by the truth until none remains; return the facts reached and the questions asked."""
    holds = {flag.id for flag in established(truth, knowledge)}
    holds |= {*truth.symptoms_present, *truth.features_present, *truth.medicine_conditions, *truth.activities}
    holds |= {"recent_hip_injection"} if (truth.injection_days_ago or 99) < 42 else set()
    holds |= {atom for atom, others in _SAME_ANSWER.items() if others & holds}
    asked: list[str] = []
    while questions := remaining(facts, knowledge):
        question = questions[0]
        asked.append(question.id)
        assert len(asked) < 60, asked
        number = getattr(truth, question.number_field) if question.number_field else 0
        facts = answer(facts, question, _true_values(question, holds, truth), knowledge, number or 0)
    return facts, asked


def _true_values(question: Question, holds: set[str], truth: Facts) -> list[str]:
    values = [
        option.value
        for option in question.options
        if set(option.sets.present) & holds
        or set(option.sets.treatments) & set(truth.treatments)
        or any(getattr(truth, key) == value for key, value in option.sets.facts.items())
    ]
    if values:
        return values if question.kind == "multi" else values[:1]
    return [option.value for option in question.options if option.value in ("none", "no")]


def weeks(number: float) -> float:
    """Weeks in days."""
    return number * 7
