"""The clinic's own details, the first thing a clinic changes."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, Extra, Field


class Clinic(BaseModel):
    """``clinic.yml``."""

    class Config:
        extra = Extra.forbid
        frozen = True

    name: str
    """Name as patients know it."""
    phone: str
    """The clinic's telephone number."""
    hours: str
    """When somebody answers."""
    country: str
    """One of the keys of ``emergency_numbers``."""
    emergency_numbers: Mapping[str, str]
    """Country -> number for an emergency."""
    non_emergency: Mapping[str, str]
    """Country -> whom to call when it cannot wait but is no emergency."""
    emergency_department: Mapping[str, str]
    """Country -> what an emergency department is called there."""
    poison_line: str
    """Whom to ask after too much of a medicine."""
    crisis_line: str
    """What to do for somebody who thinks of harming themselves."""
    retention_days: int = Field(ge=1)
    """Days for which a conversation is kept."""
    safety_text: str
    """Said whenever anything fails; with {phone} and {emergency_number}."""
    out_of_scope: str
    """Said when the subject is something else."""
    other_language: str
    """Said when the words do not seem to be English."""
    intended_purpose: str
    """What this software is for, and what it is not."""

    @property
    def emergency_number(self) -> str:
        """The emergency number of the clinic's country; all numbers when the country is not listed."""
        every = "; ".join(f"{country} {number}" for country, number in self.emergency_numbers.items())
        return self.emergency_numbers.get(self.country, every)
