"""The safety invariants, over the whole discretised space of facts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hippath.knowledge import Knowledge, load_knowledge
from hippath.pathway import (
    Assessment,
    Facts,
    IncompleteFacts,
    assess,
    can_advise_exercise,
    established,
    remaining,
)
from hippath.pathway.flags import flagged_state
from hippath.pathway.questions import is_open
from tests.unit.pathway.pathway_cases import URGENCY_ORDER, answer

KNOWLEDGE = load_knowledge()
DANGER_LEVELS = {"ambulance_now", "emergency_department_now", "same_day"}
EITHER = st.booleans()
CALMING = {
    "usually_cannot_walk",
    "hip_replacement_checked",
    "paracetamol_total_under_4g",
    "pregnant_20w_plus",
}
"""The only facts whose presence may take a flag away: each says that a trigger does not apply."""
_DAYS = st.sampled_from([None, 0, 5, 13, 14, 41, 42, 43, 60, 89, 90, 91, 120, 179, 180, 181, 400])
_FIELDS = {
    "symptoms_present": KNOWLEDGE.symptoms, "symptoms_absent": KNOWLEDGE.symptoms, "features_present": KNOWLEDGE.features,
    "features_absent": KNOWLEDGE.features, "medicine_conditions": KNOWLEDGE.medicine_conditions,
    "activities": KNOWLEDGE.activities, "treatments": KNOWLEDGE.treatments, "red_flags": KNOWLEDGE.red_flags,
    "red_flags_absent": KNOWLEDGE.red_flags, "answered": KNOWLEDGE.questions, "unsure": KNOWLEDGE.questions,
}  # fmt: skip
_SIZES = {"features_present": 3, "red_flags": 1, "unsure": 1, "answered": 3, "medicine_conditions": 3}


def _lists(field: str) -> st.SearchStrategy[list[str]]:
    few = st.lists(st.sampled_from(sorted(_FIELDS[field])), max_size=_SIZES.get(field, 3), unique=True)
    return st.one_of(st.just([]), st.just([]), few)


def facts_dicts(complete: st.SearchStrategy[bool] = EITHER) -> st.SearchStrategy[dict[str, Any]]:
    values: dict[str, st.SearchStrategy[Any]] = {field: _lists(field) for field in _FIELDS}
    values["symptoms_present"] = st.one_of(
        st.just(["groin_pain"]),
        st.just(["anterior_hip_pain", "snapping"]),
        st.just(["clicking_painless"]),
        _lists("symptoms_present"),
    )
    values |= {
        "age": st.sampled_from([None, 9, 15, 16, 17, 18, 34, 34, 34, 59, 60, 64, 65, 80]),
        "duration_days": _DAYS, "conservative_days": _DAYS, "conservative_adequate": st.sampled_from([None, False, True, True]),
        "trend": st.sampled_from([None, "improving", "unchanged", "worse"]),
        "injection": st.sampled_from([None, "none", "helped", "wore_off", "failed"]), "injection_days_ago": _DAYS,
        "side": st.sampled_from([None, "left", "right", "both"]), "other_body_part": st.sampled_from([None, None, False, True]),
        "complete": complete,
    }  # fmt: skip
    return st.fixed_dictionaries(values)


FACTS = facts_dicts().map(lambda data: Facts(**data))
COMPLETE = facts_dicts(st.just(True)).map(lambda data: Facts(**data))
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _assess(facts: Facts) -> Assessment | None:
    try:
        return assess(facts, KNOWLEDGE)
    except IncompleteFacts:
        return None


def _rank(result: Assessment) -> int:
    return URGENCY_ORDER.index(result.disposition)


@many
@given(FACTS)
def test_one_row_or_what_is_missing(facts: Facts) -> None:
    result, missing = _assess(facts), remaining(facts, KNOWLEDGE)
    assert (result is None) is bool(missing)
    if result is not None:
        assert sum(rule.startswith("pathway.") for rule in result.rules) == 1
        assert result.reasons and result.sources and result.title
        assert result.actions or result.rules[0] == "pathway.6"
        assert "{" not in " ".join(
            (result.title, *result.actions, *result.reasons, *result.timeline, *result.safety_net)
        )


@many
@given(COMPLETE, st.sampled_from(sorted(KNOWLEDGE.red_flags)))
def test_adding_a_red_flag_never_makes_it_less_urgent(facts: Facts, flag: str) -> None:
    before, after = assess(facts, KNOWLEDGE), assess(facts.but(red_flags=(*facts.red_flags, flag)), KNOWLEDGE)
    assert _rank(after) <= _rank(before)
    assert f"red_flag.{flag}" in after.rules


@many
@given(FACTS, st.sampled_from(sorted(KNOWLEDGE.features)))
def test_a_further_finding_never_takes_a_flag_away(facts: Facts, feature: str) -> None:
    if feature in CALMING:
        return
    before = {flag.id: flag.level for flag in established(facts, KNOWLEDGE)}
    more = facts.but(features_present=(*facts.features_present, feature))
    after = {flag.id for flag in established(more, KNOWLEDGE)}
    assert set(before) <= after


@many
@given(COMPLETE, st.sampled_from(sorted(q.id for q in KNOWLEDGE.questions.values() if q.level != "other")))
def test_an_open_danger_question_never_makes_it_less_urgent(facts: Facts, question: str) -> None:
    before = assess(facts, KNOWLEDGE)
    after = assess(facts.but(unsure=(*facts.unsure, question)), KNOWLEDGE)
    assert _rank(after) <= _rank(before)


@many
@given(facts_dicts(st.just(False)).map(lambda data: Facts(**data)))
def test_missing_facts_never_yield_a_disposition(facts: Facts) -> None:
    state = flagged_state(facts, KNOWLEDGE)
    if state.words["level"] & DANGER_LEVELS:
        assert assess(facts, KNOWLEDGE).urgency in ("emergency", "urgent")
        return
    mandatory = [
        KNOWLEDGE.questions[name]
        for name in ("danger_body", "danger_leg", "danger_today", "danger_background", "age")
    ]
    if any(is_open(question, facts, state) for question in mandatory):
        with pytest.raises(IncompleteFacts):
            assess(facts, KNOWLEDGE)


@many
@given(FACTS)
def test_no_surgery_before_three_months_of_adequate_care(facts: Facts) -> None:
    result = _assess(facts)
    if result and result.disposition in ("surgical_consultation", "consider_injection_referral"):
        assert facts.conservative_adequate is True
        assert facts.conservative_days is not None and facts.conservative_days >= 90
        assert facts.trend != "improving"


@many
@given(FACTS)
def test_no_exercise_while_danger_or_childhood_is_open(facts: Facts) -> None:
    result = _assess(facts)
    if result is None:
        return
    levels = {flag.level for flag in established(facts, KNOWLEDGE)}
    if levels & {*DANGER_LEVELS, "within_2_weeks"} or (facts.age is not None and facts.age < 16):
        assert result.self_care == ()
        assert not any(
            re.search(r"(?i)go on with|begin the plan|keep (doing|going)", text) for text in result.actions
        )
        assert not can_advise_exercise(facts, KNOWLEDGE)


@many
@given(FACTS)
def test_medicines_only_after_the_gate(facts: Facts) -> None:
    result = _assess(facts)
    if result is None:
        return
    if {flag.level for flag in established(facts, KNOWLEDGE)} & DANGER_LEVELS:
        assert all(item.advice == "stop" for item in result.medicines)
        return
    asked = facts.complete or "medicine_screen" in facts.answered
    state = flagged_state(facts, KNOWLEDGE)
    for item in result.medicines:
        if item.advice == "ok":
            medicine = KNOWLEDGE.medicines[item.id]
            assert asked and facts.age is None or facts.age is not None and facts.age >= 16
            assert not state.present & {*medicine.stop, *medicine.ask}


@many
@given(facts_dicts(), st.randoms(use_true_random=False))
def test_order_never_matters(data: dict[str, Any], random: Any) -> None:
    shuffled = {
        key: random.sample(value, len(value)) if isinstance(value, list) else value
        for key, value in data.items()
    }
    mixed = dict(random.sample(list(shuffled.items()), len(shuffled)))
    one, other = Facts(**data), Facts(**mixed)
    assert one == other
    assert _assess(one) == _assess(other)
    assert remaining(one, KNOWLEDGE) == remaining(other, KNOWLEDGE)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts_dicts(st.just(False)).map(lambda data: Facts(**data)), st.randoms(use_true_random=False))
def test_every_interview_ends_in_one_disposition(facts: Facts, random: Any) -> None:
    asked: list[str] = []
    while questions := remaining(facts, KNOWLEDGE):
        question = questions[0]
        assert question.id not in asked
        asked.append(question.id)
        options = [option.value for option in question.options if option.value != "not_sure"]
        values = [random.choice(options)] if options and random.random() < 0.4 else ["none", "no"]
        facts = answer(facts, question, values, KNOWLEDGE, number=random.choice([9, 17, 34, 90, 100]))
        if question.kind == "single" and not {*values} & {*options}:
            facts = facts.but(unsure=(*facts.unsure, question.id))
    assert assess(facts, KNOWLEDGE).rules


def _texts(knowledge: Knowledge) -> list[str]:
    pathway = knowledge.pathway
    rows = [text.text for row in pathway.rows for text in (*row.reasons, *row.actions, *row.timeline)]
    plans = [text.text for phase in pathway.programme for text in phase.steps]
    groups = (
        pathway.visits,
        pathway.notes,
        pathway.reassurance,
        pathway.self_care,
        pathway.pain_rule,
        pathway.safety_net,
    )
    flags = [text for flag in knowledge.red_flags.values() for text in flag.actions]
    return (
        rows
        + plans
        + [item.text for group in groups for item in group]
        + flags
        + [m.ok_text for m in knowledge.medicines.values()]
    )


def test_never_full_rest_and_never_over_four_grams(knowledge: Knowledge) -> None:
    for text in _texts(knowledge):
        assert not re.search(r"(?i)immobili|bed rest|complete rest|rest completely|plaster|brace", text), text
        for amount in re.findall(r"(\d+(?:\.\d+)?) ?g\b", text):
            assert float(amount) <= 4, text
    assert "No more than 4 g" in knowledge.medicines["paracetamol"].ok_text
    assert any("Do not rest the hip fully" in text for text in _texts(knowledge))
