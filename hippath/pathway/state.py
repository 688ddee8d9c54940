"""Facts as the conditions of the knowledge files see them."""

from __future__ import annotations

from dataclasses import replace

from hippath.knowledge import Knowledge
from hippath.knowledge.conditions import State, holds
from hippath.pathway.facts import Facts

COUNTS_AS_YES = ("emergency", "same_day")
"""Levels at which a question left open counts as answered with yes."""
_TREND_QUESTIONS = ("trend", "how_is_it")
_INJECTION_QUESTION = "injection_result"


def base_state(facts: Facts, knowledge: Knowledge) -> State:
    """Return the state without red flags other than those latched in the facts."""
    denied = {*facts.symptoms_absent, *facts.features_absent, *facts.medicine_conditions_absent}
    told = {
        *facts.symptoms_present,
        *facts.features_present,
        *facts.medicine_conditions,
        *facts.activities,
        *facts.red_flags,
    }
    told |= _counted_as_yes(facts, knowledge) - denied
    words = {**_words(facts, knowledge), "denied": frozenset(denied)}
    state = State(frozenset(told), frozenset(), _numbers(facts), words, closed=facts.complete)
    present = _implied(state, knowledge)
    return replace(state, present=present, absent=frozenset(denied - present))


def _counted_as_yes(facts: Facts, knowledge: Knowledge) -> set[str]:
    questions = [knowledge.questions[identity] for identity in facts.unsure if identity in knowledge.questions]
    yes: set[str] = set()
    for question in questions:
        if question.level in COUNTS_AS_YES:
            yes.update(atom for option in question.options for atom in option.sets.present)
    return yes


def _implied(state: State, knowledge: Knowledge) -> frozenset[str]:
    conditions = knowledge.medicine_conditions.values()
    while True:
        found = set(state.present)
        found.update(condition.id for condition in conditions if holds(condition.when, state))
        found.update(implied for condition in conditions if condition.id in found for implied in condition.implies)
        if found == state.present:
            return state.present
        state = replace(state, present=frozenset(found))


def _numbers(facts: Facts) -> dict[str, float]:
    had_injection = facts.injection not in (None, "none")
    values = {
        "age": facts.age,
        "duration": facts.duration_days,
        "conservative": facts.conservative_days,
        "injection_age": facts.injection_days_ago if had_injection else None,
    }
    return {name: float(value) for name, value in values.items() if value is not None}


def _words(facts: Facts, knowledge: Knowledge) -> dict[str, frozenset[str]]:
    asked = {*facts.answered, *facts.unsure}
    trend = facts.trend or ("unchanged" if facts.complete or asked & set(_TREND_QUESTIONS) else None)
    injection = facts.injection or ("none" if facts.complete or _INJECTION_QUESTION in asked else None)
    care = None if facts.conservative_adequate is None else "adequate" if facts.conservative_adequate else "not_adequate"
    age_known = "known" if facts.age is not None else None
    words: dict[str, set[str]] = {
        "trend": {trend} if trend else set(),
        "injection": {injection} if injection else set(),
        "side": {facts.side} if facts.side else set(),
        "subject": {facts.subject},
        "tried": {*facts.treatments, "anything"} if facts.treatments else set(),
        "answered": set(knowledge.questions) if facts.complete else set(facts.answered),
        "unsure": set(facts.unsure),
        "care": {care} if care else set(),
        "complaint": {"elsewhere"} if facts.other_body_part else set(),
        "age_known": {age_known} if age_known else set(),
    }
    if facts.age is None and "age" in asked:
        words["age_known"] = {"unknown", "unsure"}
    elif facts.age is None and facts.complete:
        words["age_known"] = {"unknown"}
    return {name: frozenset(values) for name, values in words.items()}
