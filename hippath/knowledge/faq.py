"""One question people ask, with an answer for patients and one for clinicians."""

from __future__ import annotations

from datetime import date
from typing import Literal, Optional

from pydantic import BaseModel, Extra, root_validator

from hippath.knowledge.statement import Statement

Audience = Literal["patient", "clinician"]
Group = Literal[
    "basics", "assessment", "danger_signs", "self_care", "medicines", "injection", "surgery", "recovery",
    "special_situations", "evidence",
]  # fmt: skip
"""What a topic is about, in the order of a person's way through care."""


class _Model(BaseModel):
    class Config:
        extra = Extra.forbid
        frozen = True


class Asks(_Model):
    """Ways of asking, as different in kind as people are."""

    patient: tuple[str, ...] = ()
    """Patients' words."""
    clinician: tuple[str, ...] = ()
    """Clinicians' words."""


class PatientAnswer(_Model):
    """Short answer first, then detail, then when to seek help."""

    short: tuple[Statement, ...] = ()
    """One to three sentences that answer the question."""
    detail: tuple[Statement, ...] = ()
    """More, for those who ask."""
    seek_help: tuple[Statement, ...] = ()
    """When to see somebody about it."""


class Reviewed(_Model):
    """Last review of the topic."""

    date: date
    """Day of the review."""
    by: str
    """Role of the reviewer."""


class Topic(_Model):
    """One file of ``faq/``; its id is the file's name."""

    id: str
    """Topic id, the stem of the file name."""
    title: str
    """Heading of the answer."""
    clinician_title: Optional[str] = None
    """Heading of the clinician's answer where a clinician has another word for it."""
    group: Group
    """Where a list of topics shows it."""
    audience: tuple[Audience, ...]
    """Who gets an answer."""
    asks: Asks
    """Ways of asking."""
    patient: PatientAnswer = PatientAnswer()
    """The patient's answer."""
    clinician: tuple[Statement, ...] = ()
    """The clinician's answer: figures with denominators, certainty, conflicts."""
    related: tuple[str, ...] = ()
    """Topics to offer next."""
    gate: Literal["none", "exercise"] = "none"
    """``exercise``: shown to a patient only after fracture and infection are screened out."""
    medicines: tuple[str, ...] = ()
    """Medicines whose safety gate decides what a patient is told."""
    before: Optional[str] = None
    """What a patient reads while the gate is still open."""
    danger: tuple[str, ...] = ()
    """Red flags that belong to the topic."""
    reviewed: Reviewed
    """Last review."""

    def heading(self, audience: Audience) -> str:
        """Return the heading for ``audience``."""
        return (audience == "clinician" and self.clinician_title) or self.title

    @root_validator
    def _is_complete(cls, values: dict[str, object]) -> dict[str, object]:
        audience, patient = values.get("audience"), values.get("patient")
        if not audience:
            raise ValueError("audience must name patient, clinician or both")
        if "patient" in audience and isinstance(patient, PatientAnswer) and not patient.short:  # type: ignore[operator]
            raise ValueError("a topic for patients needs patient.short; write the short answer")
        if values.get("gate") == "exercise" and not values.get("before"):
            raise ValueError("gate: exercise needs 'before', the text shown until the danger questions are answered")
        return values
