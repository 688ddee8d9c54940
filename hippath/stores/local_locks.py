"""Locks for a single process, or for one that sees every message of a conversation."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from hippath.stores.locks import NotLocked


class LocalLocks:
    """Locks in this process; who came first is served first."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def hold(self, conversation_id: str, seconds: float) -> AsyncIterator[None]:
        """Give the conversation to the caller alone; raise NotLocked when that takes longer than `seconds`."""
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        try:
            await asyncio.wait_for(lock.acquire(), seconds)
        except asyncio.TimeoutError:
            raise NotLocked("another turn of the conversation is still running") from None
        try:
            yield
        finally:
            lock.release()

    async def answer(self) -> bool:
        """Return True: nothing can fail."""
        return True

    async def close(self) -> None:
        """Do nothing: there is nothing to let go of."""
