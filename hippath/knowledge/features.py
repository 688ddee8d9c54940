"""An atom of the rules that is no symptom."""

from __future__ import annotations

from pydantic import BaseModel, Extra


class Feature(BaseModel):
    """One entry of ``features.yml``."""

    class Config:
        extra = Extra.forbid
        frozen = True

    id: str
    """Feature id."""
    name: str
    """How the assistant says it back."""
    phrases: tuple[str, ...] = ()
    """Patterns that name it as a whole."""
