"""A sport or a kind of work."""

from __future__ import annotations

from pydantic import BaseModel, Extra

from hippath.knowledge.source_keys import SourceKeys


class Activity(BaseModel):
    """One entry of ``activities.yml``."""

    class Config:
        extra = Extra.forbid
        frozen = True

    id: str
    """Activity id."""
    name: str
    """How the assistant says it back."""
    phrases: tuple[str, ...] = ()
    """Patterns that name it as a whole."""
    sources: SourceKeys
    """Keys of ``sources.yml``."""
