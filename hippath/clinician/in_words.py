"""Conditions of the pathway and of the danger signs in words, as far as the data carries them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hippath.knowledge import Knowledge
from hippath.knowledge.conditions import ALWAYS, AnyOf, Atom, Condition, Not, Number, When, Word

LEVELS = {
    "ambulance_now": "Ambulance now",
    "emergency_department_now": "Emergency department now",
    "same_day": "Same day",
    "within_2_weeks": "Within two weeks",
    "routine": "Routine visit",
}
_FACTS = {
    ("trend", "improving"): "getting better",
    ("trend", "unchanged"): "no change",
    ("trend", "worse"): "getting worse",
    ("care", "adequate"): "adequate conservative care",
    ("care", "not_adequate"): "conservative care that is not adequate",
    ("injection", "none"): "no iliopsoas injection",
    ("injection", "helped"): "an injection that still helps",
    ("injection", "wore_off"): "an injection that has worn off",
    ("injection", "failed"): "an injection that did not help",
    ("tried", "anything"): "a treatment was tried",
    ("complaint", "elsewhere"): "main complaint elsewhere",
    ("side", "left"): "on the left",
    ("side", "right"): "on the right",
    ("age_known", "unsure"): "age asked twice and still unsure",
    ("age_known", "unknown"): "age not known",
}
_NUMBERS = {
    "duration": "pain for",
    "conservative": "adequate care for",
    "injection_age": "injection",
}
_MONTH, _WEEK = 30, 7


@dataclass(frozen=True)
class Term:
    """One condition that must hold."""

    kind: Literal["one", "any", "none"]
    """``one`` thing holds, ``any`` of several does, or ``none`` of them is known."""
    words: tuple[str, ...]
    """The things, each in words."""


Alternatives = tuple[tuple[Term, ...], ...]


def alternatives(when: When, knowledge: Knowledge) -> Alternatives:
    """Return ``when`` as alternatives, each a list of terms that must all hold; empty for "always"."""
    if when == ALWAYS:
        return ()
    choices = (tuple(_term(condition, knowledge) for condition in choice) for choice in when.alternatives)
    return tuple(dict.fromkeys(choices))


def _term(condition: Condition, knowledge: Knowledge) -> Term:
    if isinstance(condition, AnyOf):
        return Term("any", _several(condition, knowledge))
    if isinstance(condition, Not):
        return Term("none", _several(condition.condition, knowledge))
    return Term("one", _several(condition, knowledge))


def _several(condition: Condition, knowledge: Knowledge) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_words(condition, knowledge)))


def _words(condition: Condition, knowledge: Knowledge) -> Iterator[str]:
    if isinstance(condition, AnyOf):
        for inner in condition.conditions:
            yield from _words(inner, knowledge)
    elif isinstance(condition, Not):
        yield f"not known: {' or '.join(_words(condition.condition, knowledge))}"
    elif isinstance(condition, Atom):
        yield _name(condition.id, knowledge)
    elif isinstance(condition, Number):
        yield _number(condition)
    else:
        yield _fact(condition, knowledge)


def _name(identity: str, knowledge: Knowledge) -> str:
    if identity in knowledge.medicine_conditions:
        condition = knowledge.medicine_conditions[identity]
        by_number = [only for choice in condition.when.alternatives for only in choice if isinstance(only, Number)]
        return _number(by_number[0]) if by_number else condition.name
    kinds = (knowledge.symptoms, knowledge.features, knowledge.activities, knowledge.red_flags)
    return next(str(kind[identity].name) for kind in kinds if identity in kind)


def _fact(word: Word, knowledge: Knowledge) -> str:
    if word.name == "level":
        return f"a danger sign of the level “{LEVELS[word.value]}”"
    if word.name == "tried" and word.value in knowledge.treatments:
        return f"tried: {knowledge.treatments[word.value].name}"
    if word.name == "denied":
        return f"{_name(word.value, knowledge)} was denied"
    if word.name == "row":
        return f"row {word.value.rpartition('.')[2]} of the pathway"
    return _FACTS.get((word.name, word.value), f"{word.name.replace('_', ' ')}: {word.value.replace('_', ' ')}")


def _number(number: Number) -> str:
    if number.name == "age":
        return {
            "under": f"age under {number.bound:g}",
            "from": f"age {number.bound:g} or over",
            "over": f"age over {number.bound:g}",
        }[number.comparison]
    time = in_time(number.bound)
    lead = _NUMBERS[number.name]
    if number.name == "injection_age":
        return f"{lead} less than {time} ago" if number.comparison == "under" else f"{lead} {time} or more ago"
    return {
        "under": f"{lead} less than {time}",
        "from": f"{lead} {time} or more",
        "over": f"{lead} more than {time}",
    }[number.comparison]


def in_time(days: float) -> str:
    """Return whole months or weeks where they fit, otherwise days: "3 months", "6 weeks", "10 days"."""
    for length, unit in ((_MONTH, "month"), (_WEEK, "week"), (1, "day")):
        if days >= length and days % length == 0:
            count = int(days // length)
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return f"{days:g} days"
