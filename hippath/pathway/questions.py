"""What still has to be asked."""

from __future__ import annotations

from hippath.knowledge import Knowledge
from hippath.knowledge.conditions import Atom, State, holds, judge
from hippath.knowledge.questions import Option, Question
from hippath.pathway.facts import Facts
from hippath.pathway.flags import URGENT, flagged_state
from hippath.pathway.recent import remembered
from hippath.pathway.rows import first_row

_ALWAYS_OFFERED = ("none", "not_sure")
_FIRST_GROUPS = ("danger", "about")


@remembered
def remaining(facts: Facts, knowledge: Knowledge) -> tuple[Question, ...]:
    """Return the questions still needed, danger first, then the most decisive; known options are left out.

    Empty as soon as an emergency or same-day flag is established, or when everything was asked.
    """
    state = flagged_state(facts, knowledge)
    if facts.complete or state.words["level"] & set(URGENT):
        return ()
    first = _open(facts, state, knowledge, later=False)
    if first_row(state, knowledge).early:
        return tuple(first)
    return (*first, *_open(facts, state, knowledge, later=True))


def is_open(question: Question, facts: Facts, state: State) -> bool:
    """Return whether the question applies to this person and its answer is not known yet."""
    if question.id in facts.answered or question.id in facts.unsure or not holds(question.ask_when, state):
        return False
    if question.number_field is not None:
        return getattr(facts, question.number_field) is None
    if question.kind == "multi":
        return any(_undecided(option, facts, state) for option in question.options if option.value not in _ALWAYS_OFFERED)
    return not all(_known(name, facts, state) for name in question.fills)


def _open(facts: Facts, state: State, knowledge: Knowledge, later: bool) -> list[Question]:
    found = []
    for question in knowledge.questions.values():
        if question.group == "conversation" or (question.group in _FIRST_GROUPS) == later:
            continue
        if is_open(question, facts, state):
            found.append(_trimmed(question, facts, state))
    return found


def _trimmed(question: Question, facts: Facts, state: State) -> Question:
    if question.kind == "multi":
        kept = (o for o in question.options if o.value in _ALWAYS_OFFERED or _undecided(o, facts, state))
    else:
        kept = (option for option in question.options if holds(option.ask_when, state))
    return question.copy(update={"options": tuple(kept)})


def _undecided(option: Option, facts: Facts, state: State) -> bool:
    if not holds(option.ask_when, state):
        return False
    sets = option.sets
    return (
        any(judge(Atom(identity), state) is None for identity in sets.present)
        or any(treatment not in facts.treatments for treatment in sets.treatments)
        or any(getattr(facts, field) is None for field in sets.facts)
    )


def _known(name: str, facts: Facts, state: State) -> bool:
    if name in Facts.__fields__:
        return getattr(facts, name) is not None
    return judge(Atom(name), state) is not None
