"""Which danger signs the facts establish."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hippath.knowledge import Knowledge
from hippath.knowledge.condition_ids import met_by
from hippath.knowledge.conditions import State, holds, judge
from hippath.knowledge.red_flags import LEVELS, Level, RedFlag
from hippath.pathway.facts import Facts
from hippath.pathway.recent import remembered
from hippath.pathway.state import base_state

URGENT: tuple[Level, ...] = LEVELS[:3]
"""Levels at which nothing else matters: rows 1 and 2 of the pathway."""


@dataclass(frozen=True)
class EstablishedFlag:
    """A danger sign that holds."""

    id: str
    """Red-flag id."""
    level: Level
    """Its level, escalations counted in."""
    atoms: tuple[str, ...]
    """Ids that made it fire; empty when it was only latched earlier."""


@remembered
def established(facts: Facts, knowledge: Knowledge) -> tuple[EstablishedFlag, ...]:
    """Return the danger signs that the facts establish, most urgent first, then by id.

    A danger question left open counts as yes. Flags latched in the facts stay. Denying a flag never takes
    one away whose condition holds, since facts can only add concern.
    """
    return tuple(flags_in(_raised(base_state(facts, knowledge), knowledge), knowledge))


@remembered
def flagged_state(facts: Facts, knowledge: Knowledge) -> State:
    """Return the state with flags as present or absent ids and their levels as words."""
    state = _raised(base_state(facts, knowledge), knowledge)
    levels = frozenset(flag.level for flag in flags_in(state, knowledge))
    state = replace(state, words={**state.words, "level": levels})
    ruled_out = {flag.id for flag in knowledge.red_flags.values() if judge(flag.when, state) is False}
    return replace(state, absent=(state.absent | ruled_out | set(facts.red_flags_absent)) - state.present)


def _raised(state: State, knowledge: Knowledge) -> State:
    """Return the state with every flag whose condition holds; one flag may rest on another."""
    while True:
        new = {flag.id for flag in knowledge.red_flags.values() if holds(flag.when, state)} - state.present
        if not new:
            break
        state = replace(state, present=state.present | new, absent=state.absent - new)
    return state


def flags_in(state: State, knowledge: Knowledge) -> list[EstablishedFlag]:
    """Return the flags present in a state, most urgent first, then by id."""
    found = [
        EstablishedFlag(flag.id, _level(flag, state), tuple(sorted(met_by(flag.when, state))))
        for flag in knowledge.red_flags.values()
        if flag.id in state.present
    ]
    return sorted(found, key=lambda flag: (LEVELS.index(flag.level), flag.id))


def _level(flag: RedFlag, state: State) -> Level:
    raised = [escalation.level for escalation in flag.escalates if holds(escalation.when, state)]
    return min((flag.level, *raised), key=LEVELS.index)
