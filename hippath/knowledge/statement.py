"""A sentence or two with the sources they rest on: the unit of all clinical content."""

from __future__ import annotations

from pydantic import BaseModel, Extra, Field

from hippath.knowledge.source_keys import SourceKeys


class Statement(BaseModel):
    """Text for people, never without a source."""

    class Config:
        extra = Extra.forbid
        frozen = True

    text: str = Field(min_length=1)
    """What is said, in plain words."""
    sources: SourceKeys
    """Keys of ``sources.yml``; at least one."""
