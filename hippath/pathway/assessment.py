"""What the pathway answers."""

from __future__ import annotations

from dataclasses import dataclass

from hippath.knowledge.pathway import Disposition, Urgency
from hippath.pathway.gate import MedicineAdvice


class IncompleteFacts(Exception):
    """Something mandatory is not known; ``missing`` holds the ids of the questions to ask."""

    def __init__(self, missing: list[str]) -> None:
        self.missing = missing
        super().__init__(f"still to be asked: {', '.join(missing)}")


@dataclass(frozen=True)
class Source:
    """A source as the reader sees it."""

    key: str
    """Key of ``sources.yml``."""
    text: str
    """The reference."""


@dataclass(frozen=True)
class Assessment:
    """One disposition, with everything said about it."""

    disposition: Disposition
    """Where to go."""
    urgency: Urgency
    """How soon."""
    title: str
    """Headline."""
    actions: tuple[str, ...]
    """What to do, first things first."""
    reasons: tuple[str, ...]
    """Rows and flags that fired, in words."""
    self_care: tuple[str, ...]
    """The person's own part; empty whenever exercise is not known to be safe."""
    medicines: tuple[MedicineAdvice, ...]
    """What the medicine gate says."""
    timeline: tuple[str, ...]
    """What comes next."""
    safety_net: tuple[str, ...]
    """When to get help sooner."""
    review_after_days: int | None
    """When to look again; None for an emergency or the same day."""
    sources: tuple[Source, ...]
    """Behind every sentence above."""
    rules: tuple[str, ...]
    """Ids of the row and of the flags that fired, for example ``pathway.12``, ``red_flag.dvt_suspected``."""
