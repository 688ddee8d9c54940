"""One turn at a time in each conversation, whatever number of processes serves it."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol


class NotLocked(OSError):
    """The conversation could not be had for oneself: another turn is still running, or nobody can tell."""


class Locks(Protocol):
    """Locks on conversations."""

    def hold(self, conversation_id: str, seconds: float) -> AbstractAsyncContextManager[None]:
        """Give the conversation to the caller alone; raise NotLocked when that takes longer than `seconds`."""

    async def answer(self) -> bool:
        """Return whether a lock could be had now, within a second."""

    async def close(self) -> None:
        """Let go of what the locks need."""
