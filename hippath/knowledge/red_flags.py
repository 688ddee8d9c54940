"""A danger sign: what makes it fire, how urgent it is, and what the person is told."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import BaseModel, Extra

from hippath.knowledge.conditions import When
from hippath.knowledge.source_keys import SourceKeys

Level = Literal["ambulance_now", "emergency_department_now", "same_day", "within_2_weeks", "routine"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""Levels of urgency, most urgent first."""


class _Model(BaseModel):
    class Config:
        extra = Extra.forbid
        frozen = True


class Escalation(_Model):
    """Raises the level of a flag that has fired."""

    level: Level
    """The level it rises to."""
    when: When
    """What must hold beside the flag's own condition."""


class RedFlag(_Model):
    """One entry of ``red_flags.yml``."""

    id: str
    """Red-flag id."""
    level: Level
    """How urgent it is when nothing escalates it."""
    name: str
    """The sign in plain words, as it stands in "you told me about ..."."""
    when: When
    """What makes it fire, however the facts became known."""
    question: str
    """The clinical question behind it."""
    actions: tuple[str, ...] = ()
    """What this person must do or leave, beside the line of the level."""
    tell_them: str | None = None
    """What to say on the telephone or at the desk."""
    escalation: str | None = None
    """What would make it more urgent than it is now."""
    nsaid_warning: str | None = None
    """Said when anti-inflammatory medicine would be unsafe here."""
    crisis: bool = False
    """Whether the crisis card replaces everything else."""
    escalates: tuple[Escalation, ...] = ()
    """Conditions that raise the level."""
    sources: SourceKeys
    """Keys of ``sources.yml`` behind the trigger and the texts."""
