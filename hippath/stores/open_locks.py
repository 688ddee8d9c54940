"""Which locks this process uses."""

from __future__ import annotations

from hippath.stores.local_locks import LocalLocks
from hippath.stores.locks import Locks
from hippath.stores.redis_locks import RedisLocks


def open_locks(redis_url: str | None) -> Locks:
    """Return locks in this process, or in the Redis at `redis_url`, which other processes share.

    Raises ValueError when the address is none. Redis is not called yet: while it does not answer no conversation can be
    locked, and patients are told so.
    """
    return RedisLocks(redis_url) if redis_url else LocalLocks()
