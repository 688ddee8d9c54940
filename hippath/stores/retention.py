"""Erases what has been kept for as long as the patients were told."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine

from hippath.stores.audit import Entry, append
from hippath.stores.erase import erase_rows
from hippath.stores.overwrite import overwrite
from hippath.stores.tables import conversations, events, messages, outbox
from hippath.stores.writer import alone

DAY = 24 * 60 * 60
BATCH = 50
"""Conversations a transaction, so that none takes long."""
ONE_AT_A_TIME = 4_718_203
"""Any number that nothing else in the database locks by."""


@dataclass(frozen=True)
class Expired:
    """What was erased, or would be."""

    conversations: int
    """How many conversations."""
    rows: int
    """How many rows of them in all tables; 0 when nothing was to be erased in earnest."""


def expire(engine: Engine, days: float, actor: str, now: float) -> Expired:
    """Erase every conversation whose last message is more than `days` before `now`, and record it.

    Several workers may call this at once: one of them works, the others return at once. Raises
    sqlalchemy.exc.SQLAlchemyError; what was erased until then stays erased and recorded.
    """
    count = rows = 0
    while True:
        done = _one_batch(engine, days, actor, now)
        count, rows = count + done.conversations, rows + done.rows
        if done.conversations == 0:
            break
    overwrite(engine, largest=float("inf"))
    return Expired(count, rows)


def expired(connection: Connection, days: float, now: float) -> list[str]:
    """Return the ids of the conversations whose last message is more than `days` before `now`.

    Rows without a conversation of their own, left by an older version or by a turn that ended after an erasure, count
    by their newest one.
    """
    before = now - days * DAY
    ids = list(connection.execute(select(conversations.c.conversation_id).where(conversations.c.last_seen < before)).scalars())
    strays = (
        (messages.c.conversation_id, messages.c.created),
        (events.c.sender_id, events.c.timestamp),
        (outbox.c.conversation_id, outbox.c.created),
    )
    for owner, at in strays:
        known = select(conversations.c.conversation_id).where(conversations.c.conversation_id == owner)
        stray = select(owner).where(~known.exists()).group_by(owner).having(func.max(at) < before)
        ids += connection.execute(stray).scalars()
    return list(dict.fromkeys(ids))


def _one_batch(engine: Engine, days: float, actor: str, now: float) -> Expired:
    with engine.begin() as connection:
        if not alone(connection, ONE_AT_A_TIME):
            return Expired(0, 0)
        ids = _claimed(connection, expired(connection, days, now)[:BATCH], now - days * DAY)
        rows = erase_rows(connection, ids)
        if ids:
            detail = f"{len(ids)} conversations over {days:g} days, {rows} rows"
            append(connection, Entry(now, actor, "retention", detail=detail))
    return Expired(len(ids), rows)


def _claimed(connection: Connection, ids: list[str], before: float) -> list[str]:
    """Return those of `ids` whose patient has not come back this very moment; nobody can until this ends."""
    rows = select(conversations.c.conversation_id, conversations.c.last_seen)
    now_there = connection.execute(rows.where(conversations.c.conversation_id.in_(ids)).with_for_update())
    back = {row.conversation_id for row in now_there if row.last_seen >= before}
    return [conversation_id for conversation_id in ids if conversation_id not in back]
