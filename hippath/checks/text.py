"""A text of the knowledge with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hippath.checks.finding import Finding, Location, Severity

Kind = Literal["answer", "advice", "question", "label", "name", "danger_name", "fixed"]


@dataclass(frozen=True)
class Text:
    """What people read, where it stands, and what it rests on."""

    file: str
    """File inside the knowledge folder."""
    location: Location
    """Keys and places that lead to it."""
    field: str
    """The same for a reader."""
    text: str
    """The words, with their placeholders."""
    sources: tuple[str, ...]
    """Keys of the sources it rests on; none for small talk."""
    kind: Kind
    """What kind of text it is."""

    def finding(self, check: str, message: str, mend: str, severity: Severity = "error") -> Finding:
        """Return a finding at this text."""
        return Finding(check, severity, self.file, self.location, self.field, message, mend)
