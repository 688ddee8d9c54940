"""The condition language of the YAML files: when a danger sign, a row, a question or a sentence applies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Union

NUMBERS = ("age", "duration", "conservative", "injection_age")
"""Numbers a condition may compare: years for the age, days for the others."""
WORDS = (
    "trend", "injection", "side", "subject", "tried", "level", "answered", "unsure", "care", "complaint",
    "age_known", "row", "denied",
)  # fmt: skip
"""Facts a condition may compare with one word, as in ``{trend: worse}``."""
_COMPARISONS = ("under", "from", "over")


@dataclass(frozen=True)
class State:
    """What is known about a person, as conditions see it."""

    present: frozenset[str]
    """Ids known to be so."""
    absent: frozenset[str] = frozenset()
    """Ids known not to be so."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """Known numbers by name."""
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Known words by name."""
    closed: bool = False
    """Whether what is not listed counts as absent."""


# Every danger sign is looked at for every message, so each kind of condition answers for itself, without detours.


@dataclass(frozen=True)
class Atom:
    """One id of the vocabulary; holds when it is present."""

    id: str
    """Symptom, feature, medicine condition, activity or red flag."""

    def holds(self, state: State) -> bool:
        """Return whether it is present."""
        return self.id in state.present

    def judge(self, state: State) -> bool | None:
        """Return whether it is present; None while that is open."""
        if self.id in state.present:
            return True
        return False if state.closed or self.id in state.absent else None


@dataclass(frozen=True)
class AnyOf:
    """Holds when one of several conditions holds."""

    conditions: tuple[Condition, ...]
    """The choices."""

    def holds(self, state: State) -> bool:
        """Return whether one is known to hold."""
        for condition in self.conditions:  # noqa: SIM110 - any() over a generator takes twice as long
            if condition.holds(state):
                return True
        return False

    def judge(self, state: State) -> bool | None:
        """Return whether one holds; None while that is open."""
        return _any([condition.judge(state) for condition in self.conditions])


@dataclass(frozen=True)
class Not:
    """Holds unless the inner condition is known to hold."""

    condition: Condition
    """What must not be known to hold."""

    def holds(self, state: State) -> bool:
        """Return whether the inner condition is not known to hold."""
        return not self.condition.holds(state)

    def judge(self, state: State) -> bool:
        """Return the same: this one is never open."""
        return self.condition.judge(state) is not True


@dataclass(frozen=True)
class Number:
    """Compares a number; unknown when the number is."""

    name: str
    """One of NUMBERS."""
    comparison: str
    """``under`` (<), ``from`` (>=) or ``over`` (>)."""
    bound: float
    """Years for the age, days for the others."""

    def holds(self, state: State) -> bool:
        """Return whether the number is known and as it should be."""
        return self.judge(state) is True

    def judge(self, state: State) -> bool | None:
        """Return whether the number is as it should be; None while it is not known."""
        known = state.numbers.get(self.name)
        if known is None:
            return False if state.closed else None
        if self.comparison == "under":
            return known < self.bound
        return known >= self.bound if self.comparison == "from" else known > self.bound


@dataclass(frozen=True)
class Word:
    """Compares a fact that is one of a few words."""

    name: str
    """One of WORDS."""
    value: str
    """The word that must be among those known."""

    def holds(self, state: State) -> bool:
        """Return whether the word is among those known."""
        return self.value in state.words.get(self.name, ())

    def judge(self, state: State) -> bool | None:
        """Return whether the word is among those known; None while none is."""
        known = state.words.get(self.name)
        if not known:
            return False if state.closed else None
        return self.value in known


Condition = Union[Atom, AnyOf, Not, Number, Word]


@dataclass(frozen=True)
class When:
    """Alternatives; one holds when all of its conditions do."""

    alternatives: tuple[tuple[Condition, ...], ...]
    """An alternative without conditions always holds."""

    @classmethod
    def __get_validators__(cls) -> Iterator[Callable[[Any], When]]:
        yield cls.parse

    @classmethod
    def parse(cls, value: Any) -> When:
        """Read ``always``, one condition, or alternatives as a list of lists; raise ValueError."""
        if isinstance(value, When):
            return value
        if value == "always":
            return cls(((),))
        if isinstance(value, (str, dict)):
            return cls(((_condition(value),),))
        if not isinstance(value, (list, tuple)) or not all(isinstance(item, (list, tuple)) for item in value):
            raise ValueError("write 'always', or a list of alternatives, each a list: [[a, b], [c]]")
        return cls(tuple(tuple(_condition(item) for item in alternative) for alternative in value))

    def holds(self, state: State) -> bool:
        """Return whether all conditions of one alternative are known to hold."""
        for alternative in self.alternatives:
            for condition in alternative:
                if not condition.holds(state):
                    break
            else:
                return True
        return False

    def judge(self, state: State) -> bool | None:
        """Return whether one alternative holds; None while that is open."""
        return _any([_all([condition.judge(state) for condition in alternative]) for alternative in self.alternatives])


ALWAYS = When(((),))
"""Applies to everyone."""
NEVER = When(())
"""Applies to nobody."""


def judge(condition: When | Condition, state: State) -> bool | None:
    """Return whether the condition holds: True, False, or None while that is still open."""
    return condition.judge(state)


def holds(condition: When | Condition, state: State) -> bool:
    """Return True only when the condition is known to hold: ``judge`` without the distinction of False and open."""
    return condition.holds(state)


def _condition(value: Any) -> Condition:
    if isinstance(value, str):
        return Atom(value)
    if not isinstance(value, dict) or len(value) != 1:
        raise ValueError(f"{value!r} is no condition; write an id or one pair such as {{age_under: 16}}")
    ((key, inner),) = value.items()
    if key == "any":
        if not isinstance(inner, (list, tuple)) or not inner:
            raise ValueError("'any' needs a list of conditions")
        return AnyOf(tuple(_condition(item) for item in inner))
    if key == "not":
        return Not(_condition(inner))
    if key in WORDS:
        return Word(key, str(inner))
    name, _, comparison = str(key).rpartition("_")
    if name in NUMBERS and comparison in _COMPARISONS:
        if isinstance(inner, bool) or not isinstance(inner, (int, float)):
            raise ValueError(f"'{key}' needs a number")
        return Number(name, comparison, float(inner))
    numbers = ", ".join(f"{n}_under, {n}_from, {n}_over" for n in NUMBERS)
    raise ValueError(f"unknown condition '{key}'; use any, not, {', '.join(WORDS)}, {numbers}")


def _any(values: list[bool | None]) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


def _all(values: list[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True
