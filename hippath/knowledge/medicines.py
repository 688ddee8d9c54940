"""Medicines with their safety gate, and the conditions that the gate asks about."""

from __future__ import annotations

from pydantic import BaseModel, Extra

from hippath.knowledge.conditions import NEVER, When
from hippath.knowledge.source_keys import SourceKeys


class _Model(BaseModel):
    class Config:
        extra = Extra.forbid
        frozen = True


class GateLine(_Model):
    """One reason for caution that is no plain condition id, for example an age."""

    when: When
    """When it applies."""
    reason: str
    """Why, in words that follow "because"."""
    text: str | None = None
    """Said instead of the medicine's usual stop or ask text."""
    sources: SourceKeys
    """Keys of ``sources.yml``."""


class Medicine(_Model):
    """One entry under ``medicines`` of ``medicines.yml``. STOP beats ASK FIRST, ASK FIRST beats OK."""

    id: str
    """Medicine id; the same word as the treatment it is."""
    name: str
    """What the person reads."""
    offered: bool = True
    """False: never suggested; ``ok_text`` says who decides."""
    ok_text: str
    """Advice when nothing speaks against it."""
    stop_text: str
    """Advice when something rules it out."""
    ask_text: str
    """Advice when somebody should be asked first."""
    stop: tuple[str, ...] = ()
    """Conditions that rule it out."""
    ask: tuple[str, ...] = ()
    """Conditions to ask a pharmacist or doctor about first."""
    stop_when: tuple[GateLine, ...] = ()
    """Further reasons that rule it out."""
    ask_when_also: tuple[GateLine, ...] = ()
    """Further reasons to ask first."""
    sources: SourceKeys
    """Keys of ``sources.yml``."""


class MedicineCondition(_Model):
    """One entry under ``conditions`` of ``medicines.yml``."""

    id: str
    """Condition id."""
    name: str
    """The condition in words that follow "because of"."""
    phrases: tuple[str, ...] = ()
    """Ways people say it."""
    implies: tuple[str, ...] = ()
    """Other ids that hold whenever this one does."""
    when: When = NEVER
    """Holds also when this does, for example an age."""
    injection_caution: str | None = None
    """Said to the person when an injection comes up; None when it is no matter there."""
    sources: SourceKeys
    """Keys of ``sources.yml``."""
