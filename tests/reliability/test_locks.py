"""Locks on conversations, in one process and through a real Redis: nobody gets in between, nobody waits for ever."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable

import pytest
from redis import Redis

from hippath.stores.local_locks import LocalLocks
from hippath.stores.locks import Locks, NotLocked
from hippath.stores.open_locks import open_locks
from hippath.stores.redis_locks import EXPIRES_SECONDS
from tests.support.redis_server import RedisServer

ENDS_HOLDING = """
import asyncio, os
from hippath.stores.redis_locks import RedisLocks
async def end():
    async with RedisLocks("{url}").hold("orphan", 5):
        os._exit(9)
asyncio.run(end())
"""


def _run(url: str | None, use: Callable[[Locks], Awaitable[None]]) -> None:
    async def through() -> None:
        locks = open_locks(url)
        try:
            await use(locks)
        finally:
            await locks.close()

    asyncio.run(through())


@pytest.fixture(params=["process", "redis"])
def url(request: pytest.FixtureRequest) -> str | None:
    """Address of a real Redis, or None."""
    if request.param == "process":
        return None
    server: RedisServer = request.getfixturevalue("redis_server")
    return server.url


def test_s3_one_at_a_time_and_none_is_lost(url: str | None) -> None:
    inside: list[int] = []
    done: list[int] = []

    async def turn(locks: Locks, number: int) -> None:
        async with locks.hold("conversation", 60):
            inside.append(number)
            assert len(inside) == 1
            await asyncio.sleep(0.001)
            inside.remove(number)
            done.append(number)

    async def many(locks: Locks) -> None:
        other = open_locks(url) if url else locks
        await asyncio.gather(*(turn((locks, other)[number % 2], number) for number in range(110)))
        await other.close()

    _run(url, many)
    assert sorted(done) == list(range(110))


def test_s3_other_conversations_do_not_wait(url: str | None) -> None:
    async def both(locks: Locks) -> None:
        async with locks.hold("one", 5), locks.hold("two", 5):
            pass

    _run(url, both)


def test_s7_waiting_ends(url: str | None) -> None:
    async def second(locks: Locks) -> None:
        async with locks.hold("busy", 5):
            with pytest.raises(NotLocked):
                async with locks.hold("busy", 0.1):
                    raise AssertionError("two turns at once")

    _run(url, second)


def test_s3_a_long_turn_keeps_its_lock(redis_server: RedisServer) -> None:
    async def outlast(locks: Locks) -> None:
        other = open_locks(redis_server.url)
        async with locks.hold("long", 5):
            await asyncio.sleep(EXPIRES_SECONDS * 1.5)
            with pytest.raises(NotLocked):
                async with other.hold("long", 0.1):
                    raise AssertionError("two turns at once")
        async with other.hold("long", 0.1):
            pass
        await other.close()

    _run(redis_server.url, outlast)


def test_s5_the_lock_of_a_killed_process_is_free_within_seconds(redis_server: RedisServer) -> None:
    killed = subprocess.run([sys.executable, "-c", ENDS_HOLDING.format(url=redis_server.url)], check=False)
    assert killed.returncode == 9

    async def next_one(locks: Locks) -> None:
        with pytest.raises(NotLocked):
            async with locks.hold("orphan", 0.1):
                raise AssertionError("the lock was released")
        async with locks.hold("orphan", EXPIRES_SECONDS + 0.5):
            pass

    _run(redis_server.url, next_one)


def test_s3_a_lock_that_was_lost_is_not_taken_from_its_new_owner(redis_server: RedisServer) -> None:
    async def lose(locks: Locks) -> None:
        other = open_locks(redis_server.url)
        async with locks.hold("lost", 5):
            Redis.from_url(redis_server.url).flushall()
            new_owner = other.hold("lost", 5)
            await new_owner.__aenter__()
        with pytest.raises(NotLocked):
            async with locks.hold("lost", 0.1):
                raise AssertionError("two turns at once")
        await new_owner.__aexit__(None, None, None)
        await other.close()

    _run(redis_server.url, lose)


@pytest.mark.parametrize(("break_it", "mend"), [("stop", "start"), ("freeze", "thaw")])
def test_s3_redis_down_is_said_and_recovered_from(redis_server: RedisServer, break_it: str, mend: str) -> None:
    async def through_it(locks: Locks) -> None:
        async with locks.hold("before", 5):
            assert await locks.answer()
            getattr(redis_server, break_it)()
        try:
            assert not await locks.answer()
            with pytest.raises(NotLocked):
                async with locks.hold("during", 5):
                    raise AssertionError("locked by nobody")
        finally:
            getattr(redis_server, mend)()
        async with locks.hold("after", 5):
            assert await locks.answer()

    _run(redis_server.url, through_it)


def test_p6_no_conversation_id_reaches_redis(redis_server: RedisServer) -> None:
    async def look(locks: Locks) -> None:
        async with locks.hold("zanzibarconversation", 5):
            keys = Redis.from_url(redis_server.url).keys("*")
            assert any(key.startswith(b"hippath:lock:") for key in keys)
            assert not any(b"zanzibar" in key for key in keys)

    _run(redis_server.url, look)


def test_locks_of_one_process_leave_nothing_behind() -> None:
    locks = LocalLocks()

    async def hold() -> None:
        async with locks.hold("c", 1):
            assert len(locks._locks) == 1

    asyncio.run(hold())
    assert len(locks._locks) == 0
