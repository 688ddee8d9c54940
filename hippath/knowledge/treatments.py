"""A treatment people have tried, plan or decline."""

from __future__ import annotations

from typing import Optional

from pydantic import BaseModel, Extra

from hippath.knowledge.source_keys import SourceKeys


class Treatment(BaseModel):
    """One entry of ``treatments.yml``."""

    class Config:
        extra = Extra.forbid
        frozen = True

    id: str
    """Treatment id."""
    name: str
    """How the assistant says it back."""
    phrases: tuple[str, ...] = ()
    """Patterns that name it as a whole."""
    taken_as: Optional[str] = None
    """Medicine condition that holds while it is taken."""
    sources: SourceKeys
    """Keys of ``sources.yml``."""
