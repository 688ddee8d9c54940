"""A symptom people report."""

from __future__ import annotations

from pydantic import BaseModel, Extra

from hippath.knowledge.source_keys import SourceKeys


class Symptom(BaseModel):
    """One entry of ``symptoms.yml``."""

    class Config:
        extra = Extra.forbid
        frozen = True

    id: str
    """Symptom id."""
    name: str
    """How the assistant says it back."""
    definition: str
    """What it is."""
    phrases: tuple[str, ...] = ()
    """Patterns that name it as a whole."""
    sources: SourceKeys
    """Keys of ``sources.yml``."""
