"""Rows of Rasa's events, in the order in which they happened."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from hippath.stores.tables import events

_LAST = text("SELECT max(id) FROM events WHERE sender_id = :sender")
_ADD = events.insert()


def read_events(connection: Connection, sender_id: str) -> list[Any]:
    """Return the rows of a conversation: id, type_name, data."""
    columns = select(events.c.id, events.c.type_name, events.c.data)
    return list(connection.execute(columns.where(events.c.sender_id == sender_id).order_by(events.c.id)))


def last_event(connection: Connection, sender_id: str) -> int | None:
    """Return the id of the conversation's newest event, None when there is none."""
    number: int | None = connection.execute(_LAST, {"sender": sender_id}).scalar()
    return number


def add_events(connection: Connection, sender_id: str, new: Sequence[dict[str, Any]]) -> None:
    """Add events, given as Rasa writes them."""
    if new:
        connection.execute(_ADD, [_row(sender_id, event) for event in new])


def _row(sender_id: str, event: dict[str, Any]) -> dict[str, Any]:
    return {
        "sender_id": sender_id,
        "type_name": event["event"],
        "timestamp": event.get("timestamp"),
        "intent_name": event.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": event.get("name"),
        "data": json.dumps(event),
    }
