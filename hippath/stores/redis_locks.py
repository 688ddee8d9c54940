"""Locks that several processes share through Redis."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import random
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as ConnectionLost
from redis.exceptions import RedisError

from hippath.stores.local_locks import LocalLocks
from hippath.stores.locks import NotLocked

logger = logging.getLogger(__name__)
EXPIRES_SECONDS = 2.0
"""How long a lock outlives a process that was killed; a living one renews it."""
RENEWED_EVERY = EXPIRES_SECONDS / 4
ANSWER_SECONDS = 0.8
RELEASE_SECONDS = 0.3
"""The patient waits for this too; a lock that is not released expires."""
ASKED_EVERY = 0.03
FAILURES = (RedisError, OSError, asyncio.TimeoutError)
OWN = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call({}) else return 0 end"
RELEASE = OWN.format("'del', KEYS[1]")
RENEW = OWN.format("'pexpire', KEYS[1], ARGV[2]")


class RedisLocks:
    """A lock is a key that is set when it is not there, by one command, and removed by its owner alone.

    It has an expiry, so that no killed process holds one for long. A process that was stopped for longer than that has
    lost its lock without knowing: the database refuses its turn, because the conversation was written to meanwhile.
    """

    def __init__(self, url: str) -> None:
        self._here = LocalLocks()
        """Only one turn of a conversation in this process asks Redis: they keep their order, and Redis its rest."""
        self._redis: Redis[bytes] = Redis.from_url(
            url,
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
            # A connection that a restart of Redis has cut is noticed at its next use, and replaced.
            retry=Retry(NoBackoff(), 1),
            retry_on_error=[ConnectionLost],
        )

    @asynccontextmanager
    async def hold(self, conversation_id: str, seconds: float) -> AsyncIterator[None]:
        """Give the conversation to the caller alone; raise NotLocked when that takes longer than `seconds`, or Redis fails."""
        until = time.monotonic() + seconds
        key = f"hippath:lock:{hashlib.sha256(conversation_id.encode()).hexdigest()}"
        token = secrets.token_hex(16)
        async with self._here.hold(conversation_id, seconds):
            await self._acquire(key, token, until)
            renewing = asyncio.ensure_future(self._renew(key, token))
            try:
                yield
            finally:
                renewing.cancel()
                await self._release(key, token)

    async def answer(self) -> bool:
        """Return whether Redis answers."""
        try:
            return bool(await asyncio.wait_for(self._redis.ping(), ANSWER_SECONDS))
        except FAILURES:
            return False

    async def close(self) -> None:
        """Close the connections."""
        await self._redis.close()

    async def _acquire(self, key: str, token: str, until: float) -> None:
        try:
            while not await self._redis.set(key, token, nx=True, px=int(EXPIRES_SECONDS * 1000)):
                if time.monotonic() > until:
                    raise NotLocked("another turn of the conversation is still running")
                await asyncio.sleep(ASKED_EVERY * (0.5 + random.random()))
        except NotLocked:
            raise
        except FAILURES as error:
            logger.error("Redis cannot lock: %s", type(error).__name__)
            raise NotLocked("Redis cannot lock") from None

    async def _renew(self, key: str, token: str) -> None:
        while True:
            await asyncio.sleep(RENEWED_EVERY)
            try:
                if not await self._redis.eval(RENEW, 1, key, token, int(EXPIRES_SECONDS * 1000)):
                    logger.warning("a lock was lost while its turn was running")
                    return
            except FAILURES:
                continue

    async def _release(self, key: str, token: str) -> None:
        try:
            await asyncio.wait_for(self._redis.eval(RELEASE, 1, key, token), RELEASE_SECONDS)
        except FAILURES as error:
            logger.warning("a lock is left to its expiry: %s", type(error).__name__)
