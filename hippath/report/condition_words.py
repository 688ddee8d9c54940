"""A condition of the rules in words that a clinician can check."""

from __future__ import annotations

from collections.abc import Callable

from hippath.knowledge import Knowledge
from hippath.knowledge.conditions import AnyOf, Atom, Condition, Not, Number, When

_COMPARED = {"under": "under", "from": "at least", "over": "over"}
_NUMBERS = {
    "age": "age {} {:g}",
    "duration": "pain for {} {:g} days",
    "conservative": "adequate care for {} {:g} days",
    "injection_age": "injection {} {:g} days ago",
}


def condition_words(knowledge: Knowledge) -> Callable[[When], tuple[str, ...]]:
    """Return a function that says a condition as its alternatives, one text each; "always" when there is none to meet."""
    names: dict[str, str] = {
        identity: entry.name
        for kind in ("symptoms", "features", "activities", "medicine_conditions", "red_flags")
        for identity, entry in getattr(knowledge, kind).items()
    }

    def say(condition: Condition) -> str:
        if isinstance(condition, Atom):
            return names.get(condition.id, condition.id)
        if isinstance(condition, AnyOf):
            return f"({' or '.join(map(say, condition.conditions))})"
        if isinstance(condition, Not):
            return f"NOT {say(condition.condition)}"
        if isinstance(condition, Number):
            return _NUMBERS[condition.name].format(_COMPARED[condition.comparison], condition.bound)
        return f"{condition.name.replace('_', ' ')}: {condition.value.replace('_', ' ')}"

    def said(when: When) -> tuple[str, ...]:
        return tuple(" AND ".join(map(say, alternative)) or "always" for alternative in when.alternatives) or ("never",)

    return said
