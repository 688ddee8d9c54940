"""What an attack came to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Seen:
    """One attack on one system."""

    holds: bool
    """Whether the system did what a patient may rely on."""
    words: str
    """What was seen, with figures."""
