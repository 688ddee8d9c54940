"""Work that is owed: what is still to be sent to another system, and messages that wait for their turn.

A row is written in the transaction that made it and goes when the work is done, so that neither a crash nor a system that
is down loses any. Another consumer (a broker's producer, say) is one more target whose rows it claims and marks as done.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, exists, select
from sqlalchemy.engine import Connection, Engine

from hippath.stores.tables import outbox

LEASE_SECONDS = 10.0
"""A claimed row is left alone this long; whoever works on it renews the claim, and a process that died does not."""
FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 60.0
GIVE_UP_SECONDS = 24 * 3600.0
"""After a day the platforms take no answer to a message any more."""
LONGEST_REASON = 200
INBOX = "from_"
"""Targets that begin like this are messages of patients, which wait for their turn."""


@dataclass(frozen=True)
class Outgoing:
    """One thing to do, not stored yet."""

    target: str
    """Who does it: a platform's name, ``webhook``, or ``from_`` and a platform's name."""
    payload: dict[str, Any]
    """All that is needed for it, as JSON."""


@dataclass(frozen=True)
class Owed:
    """One thing to do, claimed by this process."""

    id: int
    target: str
    conversation_id: str | None
    payload: dict[str, Any]
    created: float
    """Seconds since 1970."""
    attempts: int
    """How often it was tried before."""


def add(connection: Connection, conversation_id: str | None, rows: Iterable[Outgoing], now: float | None = None) -> None:
    """Write `rows` in the transaction of `connection`, in order."""
    at = time.time() if now is None else now
    for row in rows:
        values = {"target": row.target, "conversation_id": conversation_id, "payload": json.dumps(row.payload)}
        connection.execute(outbox.insert().values(**values, created=at, next_attempt=at))


class Outbox:
    """The table of what is owed. Several processes may work on it; on SQLite one."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def add(self, conversation_id: str | None, rows: Iterable[Outgoing]) -> None:
        """Write `rows` in a transaction of their own."""
        with self._engine.begin() as connection:
            add(connection, conversation_id, rows, self._clock())

    def claim(self, targets: Sequence[str], at_most: int) -> list[Owed]:
        """Return due rows of `targets`, the oldest of each conversation only, and keep them from every other process."""
        now = self._clock()
        earlier = outbox.alias()
        waits_for_another = exists().where(
            and_(
                earlier.c.target == outbox.c.target,
                earlier.c.conversation_id == outbox.c.conversation_id,
                earlier.c.failed.is_(None),
                earlier.c.id < outbox.c.id,
            )
        )
        due = (
            select(outbox)
            .where(outbox.c.target.in_(targets), outbox.c.failed.is_(None), outbox.c.next_attempt <= now, ~waits_for_another)
            .order_by(outbox.c.id)
            .limit(at_most)
            .with_for_update(skip_locked=True, of=outbox)
        )
        with self._engine.begin() as connection:
            rows = list(connection.execute(due))
            if rows:
                self._update(connection, [row.id for row in rows], next_attempt=now + LEASE_SECONDS)
        return [_owed(row) for row in rows]

    def renew(self, ids: Sequence[int]) -> None:
        """Keep the claims on rows that are still being worked on."""
        with self._engine.begin() as connection:
            self._update(connection, ids, next_attempt=self._clock() + LEASE_SECONDS)

    def release_all(self, targets: Sequence[str]) -> None:
        """Drop claims that a process of before left on an SQLite database, where there is only one; elsewhere do nothing."""
        if self._engine.dialect.name != "sqlite":
            return
        now = self._clock()
        claimed = and_(outbox.c.target.in_(targets), outbox.c.attempts == 0, outbox.c.next_attempt > now)
        with self._engine.begin() as connection:
            connection.execute(outbox.update().where(claimed).values(next_attempt=now))

    def done(self, row: Owed) -> None:
        """Forget a row: the work is done."""
        with self._engine.begin() as connection:
            connection.execute(outbox.delete().where(outbox.c.id == row.id))

    def again(self, row: Owed, reason: str, least_seconds: float = 0.0) -> None:
        """Try the row again later, with growing random waits; after a day give it up."""
        now = self._clock()
        if now - row.created > GIVE_UP_SECONDS:
            return self.give_up(row, reason)
        wait = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** min(row.attempts, 10)) * random.uniform(0.5, 1.0)
        with self._engine.begin() as connection:
            self._update(connection, [row.id], attempts=row.attempts + 1, next_attempt=now + max(wait, least_seconds))

    def give_up(self, row: Owed, reason: str) -> None:
        """Record that the row failed for good, without what was in it."""
        with self._engine.begin() as connection:
            self._update(connection, [row.id], failed=reason[:LONGEST_REASON], payload="{}", attempts=row.attempts + 1)

    @staticmethod
    def _update(connection: Connection, ids: Sequence[int], **values: Any) -> None:
        connection.execute(outbox.update().where(outbox.c.id.in_(ids)).values(**values))


def _owed(row: Any) -> Owed:
    return Owed(row.id, row.target, row.conversation_id, json.loads(row.payload), row.created, row.attempts)
