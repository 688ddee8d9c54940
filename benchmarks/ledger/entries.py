"""What patients write into the ledger while it happens."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from typing import Any


@dataclass
class Entry:
    """One message of a patient's, sent until it was answered or given up."""

    client_id: str
    """The client's id for it, the same at every attempt."""
    text: str
    """What was written."""
    acknowledged: list[dict[str, Any]] | None = None
    """The answer that came back with 200; None when there was none."""
    told: int = 0
    """How often the patient was told that it was not stored."""
    silent: int = 0
    """How often the connection ended without an answer, which a client shows by itself."""


@dataclass
class Conversation:
    """One conversation, as its patient saw it."""

    conversation_id: str
    disposition: str
    """What must come of it."""
    entries: list[Entry] = field(default_factory=list)


@dataclass
class Ledger:
    """Everything that happened."""

    conversations: list[Conversation] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    """How long each answer took, refusals included."""
    faults: Counter[str] = field(default_factory=Counter)
    hostile: Counter[int] = field(default_factory=Counter)
    """Status of the answers to hostile requests."""
    problems: list[str] = field(default_factory=list)
    """What must not happen."""
    lock: Lock = field(default_factory=Lock)
    """Many patients write at once."""

    def timed(self, seconds: float) -> None:
        """Note how long an answer took."""
        with self.lock:
            self.seconds.append(seconds)

    def problem(self, text: str) -> None:
        """Note something that must not happen."""
        with self.lock:
            self.problems.append(text)
