"""What understanding finds in a text."""

from __future__ import annotations

from dataclasses import dataclass, is_dataclass
from typing import Any, Literal, Optional

Status = Literal["present", "absent", "past", "possible", "other_person"]
TreatmentStatus = Literal["tried", "planned", "declined"]
Role = Literal["complaint", "treatment", "other"]


@dataclass(frozen=True)
class Finding:
    """One mention of a symptom, feature, medicine condition or activity."""

    id: str
    """Atom id."""
    status: Status
    """Assertion status."""
    text: str
    """The person's words."""
    start: int
    """First character of the words."""
    end: int
    """One past their last character."""
    rule: str = ""
    """The list or composition that made it."""
    cue: str = ""
    """The words that set the status; empty when nothing but the mention did."""


@dataclass(frozen=True)
class TreatmentFinding:
    """One mention of a treatment."""

    id: str
    """Treatment id."""
    status: TreatmentStatus
    """Whether it was done."""
    text: str
    """The person's words."""
    start: int
    """First character of the words."""
    end: int
    """One past their last character."""
    days: Optional[float] = None
    """How long it was done, in days."""
    helped: Optional[bool] = None
    """Whether it helped; None when not said."""
    regular: Optional[bool] = None
    """Whether it was done regularly; None when not said."""
    rule: str = ""
    """The list that made it."""
    cue: str = ""
    """The words that set the status; empty when nothing but the mention did."""


@dataclass(frozen=True)
class Duration:
    """One span of time."""

    days: Optional[float]
    """Length in days, the midpoint of a range; None when no number was given."""
    low: Optional[float]
    """Lower end, in days."""
    high: Optional[float]
    """Upper end, in days."""
    text: str
    """The person's words."""
    start: int
    """First character of the words."""
    end: int
    """One past their last character."""
    role: Role = "complaint"
    """What it measures."""


@dataclass(frozen=True)
class Findings:
    """Everything found in one text."""

    text: str
    """The text, as given."""
    symptoms: tuple[Finding, ...] = ()
    """Symptoms."""
    features: tuple[Finding, ...] = ()
    """Other atoms of the rules."""
    medicine_conditions: tuple[Finding, ...] = ()
    """Conditions and medicines that the medicine gate asks about."""
    activities: tuple[Finding, ...] = ()
    """Sport and work."""
    treatments: tuple[TreatmentFinding, ...] = ()
    """Treatments."""
    durations: tuple[Duration, ...] = ()
    """Every span of time."""
    duration: Optional[Duration] = None
    """How long the complaint has lasted."""
    side: Optional[Literal["left", "right", "both"]] = None
    """Side of the complaint."""
    age: Optional[int] = None
    """Age in years."""
    other_body_part: bool = False
    """Whether the complaint is about another part of the body."""
    subject: Literal["self", "other"] = "self"
    """Whose complaint it is."""
    trend: Optional[Literal["improving", "unchanged", "worse"]] = None
    """How it is going."""
    injection: Optional[Literal["none", "helped", "wore_off", "failed"]] = None
    """Outcome of an injection at the iliopsoas, as far as said."""
    injection_days_ago: Optional[float] = None
    """Days since that injection."""
    conservative_days: Optional[float] = None
    """Days of loading exercises or physiotherapy so far."""
    conservative_adequate: Optional[bool] = None
    """Whether they were regular enough; None when not said."""
    correction: bool = False
    """Whether the person corrects something said before."""

    def as_dict(self) -> dict[str, Any]:
        """Return plain data."""
        plain: dict[str, Any] = _plain(self)
        return plain


def _plain(value: Any) -> Any:
    """Return what ``dataclasses.asdict`` does for frozen values, without copying each string."""
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if is_dataclass(value):
        return {name: _plain(part) for name, part in vars(value).items()}
    return value
