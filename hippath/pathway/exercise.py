"""When it is safe to speak of exercise."""

from __future__ import annotations

from hippath.knowledge import Knowledge, load_knowledge
from hippath.knowledge.conditions import holds
from hippath.pathway.facts import Facts
from hippath.pathway.flags import flagged_state
from hippath.pathway.questions import is_open


def can_advise_exercise(facts: Facts, knowledge: Knowledge | None = None) -> bool:
    """Return whether stress fracture, fracture and infection were asked about and no danger sign is open."""
    knowledge = knowledge or load_knowledge()
    state = flagged_state(facts, knowledge)
    if holds(knowledge.pathway.no_exercise, state):
        return False
    if facts.complete:
        return True
    screen = (knowledge.questions[identity] for identity in knowledge.pathway.exercise_screen)
    return not any(is_open(question, facts, state) for question in screen)
