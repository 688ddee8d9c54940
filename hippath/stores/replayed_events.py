"""Which stored events are replayed to go on with a conversation: its state, and its last turns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from hippath.stores.tables import events

TURNS = 6
"""Turns that are replayed. Rules look back within one turn, MemoizationPolicy over five states, an answer's choices over one."""


def replayed_events(connection: Connection, sender_id: str, turns: int = TURNS) -> list[Any]:
    """Return the rows (id, type_name, data) that rebuild a conversation's latest session for its next turn, in order.

    What a person said long ago is kept in the slots, so of turns before the last ones only the newest value of each slot
    and the newest change of the active loop are needed. Rasa replays everything several times a turn, which makes the
    two hundredth turn of a conversation cost twelve times the first.
    """
    own = events.c.sender_id == sender_id
    started = select(func.max(events.c.id)).where(own, events.c.type_name == "session_started").scalar_subquery()
    said = select(events.c.id).where(own, events.c.type_name == "user")
    oldest = said.order_by(events.c.id.desc()).offset(turns - 1).limit(1).scalar_subquery()
    start, first = connection.execute(select(started, oldest)).one()
    start = start or 0
    if first is None or first <= start:
        return _rows(connection, own, events.c.id >= start)
    first = _listened_before(connection, own, first)
    before = (own, events.c.id >= start, events.c.id < first)
    slots = select(func.max(events.c.id)).where(*before, events.c.type_name == "slot").group_by(events.c.action_name)
    loop = select(func.max(events.c.id)).where(*before, events.c.type_name == "active_loop")
    standing = [row[0] for statement in (slots, loop) for row in connection.execute(statement) if row[0] is not None]
    return [*_rows(connection, events.c.id.in_(standing)), *_rows(connection, own, events.c.id >= first)]


def _listened_before(connection: Connection, own: Any, first: int) -> int:
    """Return the id of the action_listen before a message: Rasa reads a message as the answer to it."""
    listens = select(func.max(events.c.id)).where(own, events.c.id < first, events.c.action_name == "action_listen")
    return int(connection.execute(listens).scalar() or first)


def _rows(connection: Connection, *conditions: Any) -> list[Any]:
    columns = select(events.c.id, events.c.type_name, events.c.data)
    return list(connection.execute(columns.where(*conditions).order_by(events.c.id)))
