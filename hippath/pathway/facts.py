"""What is known about a person: the only thing the pathway decides by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any, Literal, get_args

from pydantic import BaseModel, Extra, Field, ValidationError, validator

from hippath.knowledge import Knowledge, load_knowledge

Trend = Literal["improving", "unchanged", "worse"]
Injection = Literal["none", "helped", "wore_off", "failed"]
Side = Literal["left", "right", "both"]
Subject = Literal["self", "other"]

_WORDS: Mapping[str, tuple[str, ...]] = {
    "trend": get_args(Trend),
    "injection": get_args(Injection),
    "side": get_args(Side),
    "subject": get_args(Subject),
}
_NUMBERS = ("age", "duration_days", "conservative_days", "injection_days_ago")


class FactsError(ValueError):
    """Facts that cannot be read; ``problems`` names each field with what it allows."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


class Facts(BaseModel):
    """Every field may be left out; lists are kept sorted, so that their order never matters."""

    class Config:
        extra = Extra.forbid
        frozen = True

    age: int | None = Field(default=None, ge=0, le=120)
    """Age in years."""
    symptoms_present: tuple[str, ...] = ()
    """Symptoms there now."""
    symptoms_absent: tuple[str, ...] = ()
    """Symptoms denied."""
    features_present: tuple[str, ...] = ()
    """Other atoms of the rules that hold."""
    features_absent: tuple[str, ...] = ()
    """Other atoms of the rules that were denied."""
    red_flags: tuple[str, ...] = ()
    """Danger signs established so far; only an explicit correction takes one away."""
    red_flags_absent: tuple[str, ...] = ()
    """Danger signs asked about and denied."""
    duration_days: float | None = Field(default=None, ge=0)
    """Days since this episode began."""
    treatments: tuple[str, ...] = ()
    """Treatments tried."""
    treatments_declined: tuple[str, ...] = ()
    """Treatments not wanted."""
    helped: tuple[str, ...] = ()
    """Treatments that helped."""
    did_not_help: tuple[str, ...] = ()
    """Treatments that did not help."""
    conservative_days: float | None = Field(default=None, ge=0)
    """Days of the present loading programme, without a gap of over four weeks."""
    conservative_adequate: bool | None = None
    """Whether that programme is done about three days a week, most weeks, with the provoking load cut."""
    trend: Trend | None = None
    """How it has been going."""
    injection: Injection | None = None
    """Result of a treatment injection at the iliopsoas; one elsewhere or only for a test is ``none``."""
    injection_days_ago: float | None = Field(default=None, ge=0)
    """Days since that injection."""
    medicine_conditions: tuple[str, ...] = ()
    """Conditions of the medicine gate that hold."""
    medicine_conditions_absent: tuple[str, ...] = ()
    """Conditions of the medicine gate that were denied."""
    activities: tuple[str, ...] = ()
    """Sport and work."""
    side: Side | None = None
    """Which hip."""
    other_body_part: bool | None = None
    """Whether the main complaint is elsewhere."""
    subject: Subject = "self"
    """Whose hip it is."""
    answered: tuple[str, ...] = ()
    """Questions answered, "none of these" included."""
    unsure: tuple[str, ...] = ()
    """Questions answered "not sure" after the simpler repeat, or not at all."""
    complete: bool = False
    """Whether everything was asked, so that what is not listed is absent."""

    # Facts are compared and looked up many times a turn; pydantic would make a dictionary of each first.

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    @validator("*", pre=True)
    def _plain(cls, value: Any, field: Any) -> Any:
        if field.outer_type_ == tuple[str, ...]:
            if not isinstance(value, (list, tuple, set, frozenset)) or not all(isinstance(v, str) for v in value):
                raise ValueError("must be a list of ids")
            return tuple(sorted(set(value)))
        if value is None and field.name in ("subject", "complete"):
            return field.default
        if field.type_ is bool and value is not None and not isinstance(value, bool):
            raise ValueError("must be true or false")
        if field.name in _NUMBERS and (isinstance(value, bool) or not isinstance(value, (int, float, type(None)))):
            raise ValueError("must be a number")
        if field.name == "age" and isinstance(value, float) and not value.is_integer():
            raise ValueError("must be a whole number")
        if field.name in _WORDS and value is not None and value not in _WORDS[field.name]:
            raise ValueError(f"must be one of {', '.join(_WORDS[field.name])}")
        return value

    @classmethod
    def from_json(cls, data: Mapping[str, Any], knowledge: Knowledge | None = None) -> Facts:
        """Read facts from parsed JSON; raise FactsError naming each wrong field with its allowed values."""
        try:
            facts = cls(**data)
        except ValidationError as error:
            raise FactsError([_problem(detail) for detail in error.errors()]) from None
        facts.check(knowledge)
        return facts

    def check(self, knowledge: Knowledge | None = None) -> None:
        """Raise FactsError when a list holds an id that the knowledge does not have."""
        problems: list[str] = []
        for field, allowed in known_ids(knowledge or load_knowledge()).items():
            for identity in getattr(self, field):
                if identity not in allowed:
                    problems.append(_unknown(field, identity, allowed))
        if problems:
            raise FactsError(problems)

    def to_json(self) -> dict[str, Any]:
        """Return what is known as JSON values; empty fields are left out."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in self.dict().items()
            if value != self.__fields__[name].default
        }

    def but(self, **changes: Any) -> Facts:
        """Return a copy with other values, checked again."""
        return Facts(**{**self.dict(), **changes})


def known_ids(knowledge: Knowledge) -> dict[str, Collection[str]]:
    """Return the ids that each list of Facts may hold."""
    kinds: dict[str, Collection[str]] = {
        "symptoms": knowledge.symptoms,
        "features": knowledge.features,
        "red_flags": knowledge.red_flags,
        "medicine_conditions": knowledge.medicine_conditions,
    }
    return {
        "symptoms_present": kinds["symptoms"],
        "symptoms_absent": kinds["symptoms"],
        "features_present": kinds["features"],
        "features_absent": kinds["features"],
        "red_flags": kinds["red_flags"],
        "red_flags_absent": kinds["red_flags"],
        "treatments": knowledge.treatments,
        "treatments_declined": knowledge.treatments,
        "helped": knowledge.treatments,
        "did_not_help": knowledge.treatments,
        "medicine_conditions": kinds["medicine_conditions"],
        "medicine_conditions_absent": kinds["medicine_conditions"],
        "activities": knowledge.activities,
        "answered": knowledge.questions,
        "unsure": knowledge.questions,
    }


def _problem(detail: Mapping[str, Any]) -> str:
    field = str(detail["loc"][0])
    if detail["type"] == "value_error.extra":
        near = get_close_matches(field, list(Facts.__fields__), n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"allowed: {', '.join(sorted(Facts.__fields__))}"
        return f"{field}: unknown field; {hint}"
    return f"{field}: {detail['msg']}"


def _unknown(field: str, identity: str, allowed: Collection[str]) -> str:
    near = get_close_matches(identity, list(allowed), n=1)
    hint = f"did you mean '{near[0]}'? " if near else ""
    return f"{field}: unknown id '{identity}'; {hint}allowed: {', '.join(sorted(allowed))}"
