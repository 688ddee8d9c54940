"""Where a conversation stands, read from the slot that keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from json import dumps, loads
from typing import Any

from hippath.conversation.dialogue import Dialogue

LAST = 32
"""A turn reads the same state five times, as it does with the facts."""


def stored_dialogue(stored: Mapping[str, Any] | None) -> Dialogue:
    """Return what ``Dialogue.dict`` made; a new conversation when nothing is stored. Raises pydantic's ValidationError."""
    return _read(dumps(stored or {}))


@lru_cache(maxsize=LAST)
def _read(stored: str) -> Dialogue:
    return Dialogue(**loads(stored))
