"""What a system under measurement may answer. Each does what it can and leaves out the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, Optional, Sequence

Audience = Literal["patient", "clinician"]


@dataclass(frozen=True)
class Understood:
    """What a system reads in one message. None: it does not say anything of that kind."""

    findings: frozenset[tuple[str, str]] = frozenset()
    """(symptom or medicine condition, status)."""
    treatments: Optional[frozenset[tuple[str, str]]] = None
    """(treatment, tried | planned | declined)."""
    flags: Optional[frozenset[str]] = None
    """Danger signs established."""


class TimeSpan(NamedTuple):
    """One span of time found in a text."""

    start: int
    """First character."""
    end: int
    """One past the last character."""
    days: Optional[float]
    """Days; None without a number."""


class System:
    """A system; every method that it lacks raises NotImplementedError and its column stays empty."""

    name: str = ""
    """Heading of its column."""

    def understand(self, text: str) -> Understood:
        """Return what a message says."""
        raise NotImplementedError

    def complaint_days(self, text: str) -> Optional[float]:
        """Return how long the complaint has lasted, in days, or None."""
        raise NotImplementedError

    def spans(self, text: str) -> Sequence[TimeSpan]:
        """Return every span of time."""
        raise NotImplementedError

    def status(self, text: str, start: int, end: int) -> str:
        """Return the assertion status of the words ``text[start:end]``."""
        raise NotImplementedError

    def topics(self, question: str, audience: Audience = "patient") -> Sequence[str]:
        """Return the FAQ topics that answer, best first; none when the question is about something else."""
        raise NotImplementedError

    def intent(self, text: str) -> str:
        """Return the intent of a message outside any conversation."""
        raise NotImplementedError
