"""One question to the person, with its answers and what each answer settles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Union

from pydantic import BaseModel, Extra, root_validator

from hippath.knowledge.conditions import ALWAYS, When
from hippath.knowledge.source_keys import SourceKeys

Value = Union[bool, int, float, str]


class _Model(BaseModel):
    class Config:
        extra = Extra.forbid
        frozen = True


class Sets(_Model):
    """What choosing an option settles."""

    present: tuple[str, ...] = ()
    """Ids that become present; each goes to the list of facts of its kind."""
    absent: tuple[str, ...] = ()
    """Ids that become absent."""
    facts: Mapping[str, Value | None] = {}
    """Fields of the facts with their new value, for example ``trend: worse``."""
    treatments: tuple[str, ...] = ()
    """Treatments that have been tried."""


class Option(_Model):
    """One answer that can be chosen or typed."""

    value: str
    """What is sent; unique inside the question."""
    label: str
    """What the person reads on the button."""
    says: tuple[str, ...] = ()
    """Other ways in which a person may type this answer."""
    sets: Sets = Sets()
    """What it settles."""
    ask_when: When = ALWAYS
    """The option is left out unless this holds."""
    sources: tuple[str, ...] = ()
    """Keys of ``sources.yml`` behind this option, where they differ from the question's."""


class Question(_Model):
    """One entry of ``questions.yml``, in the order of asking."""

    id: str
    """Question id."""
    group: Literal["danger", "about", "history", "treatment", "medicines", "conversation"]
    """Part of the talk it belongs to."""
    level: Literal["emergency", "same_day", "other"] = "other"
    """What "not sure" means: emergency and same_day count as yes, other as unknown."""
    text: str
    """The question as first asked."""
    simpler: str
    """The question in simpler words, for the one repeat."""
    why: str
    """One sentence on why it is asked."""
    kind: Literal["single", "multi", "free", "number", "duration"]
    """How it is answered."""
    options: tuple[Option, ...] = ()
    """The answers of a single or multi question."""
    number_field: Literal["age", "duration_days", "conservative_days", "injection_days_ago"] | None = None
    """The fact that a number or duration question fills."""
    ask_when: When = ALWAYS
    """It is asked only when this is known to hold."""
    fills: tuple[str, ...] = ()
    """Ids and fields of the facts that it decides; nothing left to decide, nothing to ask."""
    sources: SourceKeys
    """Keys of ``sources.yml`` behind the question."""

    @root_validator(skip_on_failure=True)
    def _can_be_answered(cls, values: dict[str, object]) -> dict[str, object]:
        kind, options = values["kind"], values["options"]
        assert isinstance(options, tuple)
        offered = [option.value for option in options]
        if len(set(offered)) != len(offered):
            raise ValueError("two options share a value; rename one")
        if kind == "multi" and values["group"] != "conversation" and offered[-2:] != ["none", "not_sure"]:
            raise ValueError("a multi question ends with the options 'none' and 'not_sure'")
        if kind in ("single", "multi") and not options:
            raise ValueError("a single or multi question needs options")
        if kind in ("number", "duration") and values["number_field"] is None:
            raise ValueError("a number or duration question needs number_field")
        return values
