"""Self-care fitted to the person."""

from __future__ import annotations

from collections.abc import Iterable

from hippath.knowledge import Knowledge
from hippath.knowledge.conditions import State, holds
from hippath.knowledge.pathway import Advice, Pathway, Phase, Row
from hippath.pathway.facts import Facts


def self_care(row: Row, facts: Facts, state: State, knowledge: Knowledge) -> list[Advice]:
    """Return the self-care that goes with a row; nothing while exercise is not known to be safe."""
    pathway = knowledge.pathway
    if row.plan == "none" or holds(pathway.no_exercise, state):
        return []
    if row.plan == "reassurance":
        return applying(pathway.reassurance, state)
    return [
        *applying(pathway.self_care, state),
        *_programme(facts, state, pathway),
        *applying(pathway.pain_rule, state),
    ]


def applying(statements: Iterable[Advice], state: State) -> list[Advice]:
    """Return the statements whose condition holds."""
    return [statement for statement in statements if holds(statement.when, state)]


def _programme(facts: Facts, state: State, pathway: Pathway) -> list[Advice]:
    """Return the steps of the present phase and the next, by how long the programme has been done."""
    done = (facts.conservative_days or 0) if facts.conservative_adequate else 0
    reached = sum(1 for phase in pathway.programme if phase.from_days <= done)
    steps: list[Advice] = []
    for phase in pathway.programme[reached - 1 : reached + 1]:
        steps += [_headed(phase, step) for step in applying(phase.steps, state)]
    return steps


def _headed(phase: Phase, step: Advice) -> Advice:
    return step.copy(update={"text": f"{phase.name}: {step.text}"})
