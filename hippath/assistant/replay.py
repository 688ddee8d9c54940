"""Which stored events are replayed to go on with a conversation: its state, and its last turns."""

from __future__ import annotations

import json
from typing import Any

from rasa.shared.core.events import ActiveLoop, SessionStarted, SlotSet, UserUttered
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hippath.stores.tables import events

TURNS = 6
"""Turns that are replayed. Rules look back within one turn, MemoizationPolicy over five states, an answer's choices over one."""


def replayed_events(session: Session, conversation_id: str, turns: int = TURNS) -> list[dict[str, Any]]:
    """Return the events that rebuild a conversation for its next turn, in order; all of a short one.

    What a person said long ago is kept in the slots, so of turns before the last ones only the newest value of each slot
    and the newest change of the active loop are needed. Rasa replays everything several times a turn, which makes the
    two hundredth turn of a conversation cost twelve times the first.
    """
    own = events.c.sender_id == conversation_id
    started = select(func.max(events.c.id)).where(own, events.c.type_name == SessionStarted.type_name).scalar_subquery()
    said = select(events.c.id).where(own, events.c.type_name == UserUttered.type_name)
    oldest = said.order_by(events.c.id.desc()).offset(turns - 1).limit(1).scalar_subquery()
    start, first = session.execute(select(started, oldest)).one()
    start = start or 0
    if first is None or first <= start:
        return _read(session, own, events.c.id >= start)
    listened = _listened_before(session, own, first)
    before = (own, events.c.id >= start, events.c.id < listened)
    slots = select(func.max(events.c.id)).where(*before, events.c.type_name == SlotSet.type_name).group_by(events.c.action_name)
    loop = select(func.max(events.c.id)).where(*before, events.c.type_name == ActiveLoop.type_name)
    standing = [row[0] for statement in (slots, loop) for row in session.execute(statement) if row[0] is not None]
    return [*_read(session, events.c.id.in_(standing)), *_read(session, own, events.c.id >= listened)]


def _listened_before(session: Session, own: Any, first: int) -> int:
    """Return the id of the action_listen before a message: Rasa reads a message as the answer to it."""
    listens = select(func.max(events.c.id)).where(own, events.c.id < first, events.c.action_name == "action_listen")
    return int(session.execute(listens).scalar() or first)


def _read(session: Session, *conditions: Any) -> list[dict[str, Any]]:
    rows = session.execute(select(events.c.data).where(*conditions).order_by(events.c.id))
    return [json.loads(row.data) for row in rows]
