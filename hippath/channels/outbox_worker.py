"""Does in the background what the outbox says is owed: a few things at once, one at a time for a conversation."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from hippath.serving.logs import place_of
from hippath.stores.outbox import LEASE_SECONDS, Outbox, Owed
from hippath.stores.threads import in_thread

logger = logging.getLogger(__name__)
Handler = Callable[[Owed], Awaitable[None]]
LOOK_SECONDS = 1.0
"""How often it looks for work that another process left or whose time has come."""
RENEW_SECONDS = LEASE_SECONDS / 4


class TryAgain(Exception):
    """The work could not be done now."""

    def __init__(self, reason: str, least_seconds: float = 0.0) -> None:
        super().__init__(reason)
        self.least_seconds = least_seconds
        """The other side asked not to be tried before."""


class GiveUp(Exception):
    """The work can never be done."""


class OutboxWorker:
    """Hands the rows of each target to its handler."""

    def __init__(self, outbox: Outbox, handlers: Mapping[str, Handler], at_once: int) -> None:
        self._outbox = outbox
        self._handlers = handlers
        self._at_once = at_once
        self._running: dict[asyncio.Task[None], Owed] = {}
        self._wake: asyncio.Event | None = None
        self._loops: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin; needs a running event loop."""
        if self._handlers:
            self._wake = asyncio.Event()
            self._loops = [asyncio.ensure_future(self._work()), asyncio.ensure_future(self._renew())]

    def wake(self) -> None:
        """Look for work now: there is some."""
        if self._wake is not None:
            self._wake.set()

    async def stop(self) -> None:
        """Take on nothing more and wait for what runs; the rest stays in the outbox for the next start."""
        for loop in self._loops[:1]:
            loop.cancel()
        if self._running:
            await asyncio.wait(set(self._running))
        for loop in self._loops:
            loop.cancel()

    async def _work(self) -> None:
        assert self._wake is not None
        await self._try(self._outbox.release_all, tuple(self._handlers))
        while True:
            self._wake.clear()
            free = self._at_once - len(self._running)
            rows = await self._try(self._outbox.claim, tuple(self._handlers), free) if free else None
            for row in rows or ():
                task = asyncio.ensure_future(self._handle(row))
                self._running[task] = row
                task.add_done_callback(self._finished)
            if not rows:
                await self._sleep()

    async def _sleep(self) -> None:
        assert self._wake is not None
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._wake.wait(), LOOK_SECONDS)

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            if self._running:
                await self._try(self._outbox.renew, [row.id for row in self._running.values()])

    def _finished(self, task: asyncio.Task[None]) -> None:
        del self._running[task]
        self.wake()

    async def _handle(self, row: Owed) -> None:
        try:
            await self._handlers[row.target](row)
        except GiveUp as error:
            logger.error("%s: given up: %s", row.target, error)
            await self._try(self._outbox.give_up, row, str(error))
        except TryAgain as error:
            logger.warning("%s: to be tried again: %s", row.target, error)
            await self._try(self._outbox.again, row, str(error), error.least_seconds)
        except Exception as error:  # whatever it is, the work is still owed
            logger.error("%s: to be tried again: %s", row.target, place_of(error))
            await self._try(self._outbox.again, row, type(error).__name__)
        else:
            await self._try(self._outbox.done, row)

    @staticmethod
    async def _try(call: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return await in_thread(call, *arguments)
        except (SQLAlchemyError, OSError) as error:
            logger.error("the outbox cannot be used: %s", place_of(error))
            return None
