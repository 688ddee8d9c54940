"""A sentence or two with the sources they rest on: the unit of all clinical content."""

from __future__ import annotations

from typing import Literal, Optional

from pydantic import BaseModel, Extra, Field

from hippath.knowledge.source_keys import SourceKeys

Certainty = Literal["high", "moderate", "low", "very_low"]
"""How far a figure can be trusted, in the four words of GRADE."""


class Statement(BaseModel):
    """Text for people, never without a source."""

    class Config:
        extra = Extra.forbid
        frozen = True

    text: str = Field(min_length=1)
    """What is said, in plain words."""
    sources: SourceKeys
    """Keys of ``sources.yml``; at least one."""
    certainty: Optional[Certainty] = None
    """Set only where the clinical reference grades this very finding, or where the sentence itself does; where either gives a
    range, or the sentence holds two findings, it is the lower one. A kind of study alone ("case series") sets none."""
