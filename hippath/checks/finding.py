"""One thing in the clinical content that should be mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Union

Severity = Literal["error", "warning"]
Location = tuple[Union[str, int], ...]


@dataclass(frozen=True)
class Finding:
    """What is wrong, where, and how to mend it."""

    check: str
    """Name of the check."""
    severity: Severity
    """An error stops the content from being used; a warning does not."""
    file: str
    """File inside the knowledge folder, for example ``faq/ice.yml``."""
    location: Location
    """Keys and places in lists that lead to the text inside the file."""
    field: str
    """The same for a reader, with ids instead of places: ``dvt_suspected.actions[1]``."""
    message: str
    """What is wrong."""
    mend: str
    """What to write instead."""
    line: int | None = None
    """Line in the file, from 1; None while it has not been looked up."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        parts = ["warning" if self.severity == "warning" else "", self.field, self.message]
        told = ": ".join((place, *filter(None, parts)))
        return f"{told}; {self.mend}" if self.mend else told
