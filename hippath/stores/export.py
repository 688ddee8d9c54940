"""A copy of everything that is kept of one conversation, for the person it belongs to."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from hippath.stores.tables import conversations, events, messages, outbox

Json = dict[str, Any]
FORMAT = "hippath conversation 1"
FACTS = "facts"


def export(connection: Connection, conversation_id: str, reference: str) -> Json | None:
    """Return the conversation as plain data, named by its `reference`; None when nothing of it is kept.

    Times are ISO 8601 in UTC. `facts` is what was understood so far, `results` every result that was shown.
    """
    rows = select(messages).where(messages.c.conversation_id == conversation_id).order_by(messages.c.seq)
    said = [(_iso(row.created), row.direction, json.loads(row.json)) for row in connection.execute(rows)]
    own = connection.execute(select(conversations).where(conversations.c.conversation_id == conversation_id)).first()
    kept = connection.execute(select(events.c.id).where(events.c.sender_id == conversation_id).limit(1)).first()
    if not said and own is None and kept is None:
        return None
    waiting = select(outbox.c.target, outbox.c.created, outbox.c.payload).where(outbox.c.conversation_id == conversation_id)
    return {
        "format": FORMAT,
        "reference": reference,
        "channel": own.channel if own else None,
        "began": _iso(own.created) if own else None,
        "last_message": _iso(own.last_seen) if own else None,
        "consent": {
            "text_version": own.consent_version if own else None,
            "agreed_at": _iso(own.consent_at) if own else None,
        },
        "danger_signs": json.loads(own.red_flags) if own else [],
        "facts": _facts(connection, conversation_id),
        "results": [{"at": at, **message["result"]} for at, _, message in said if message.get("result")],
        "messages": [{"at": at, "from": side, **_shown(message)} for at, side, message in said],
        "waiting_to_be_sent": [
            {"to": row.target, "since": _iso(row.created), "content": row.payload} for row in connection.execute(waiting)
        ],
    }


def _shown(message: Json) -> Json:
    return {key: value for key, value in message.items() if key not in ("id", "seq", "from", "at", "result")}


def _facts(connection: Connection, conversation_id: str) -> Json:
    slots = select(events.c.data).where(events.c.sender_id == conversation_id, events.c.type_name == "slot")
    for (data,) in connection.execute(slots.order_by(events.c.id.desc())):
        slot = json.loads(data)
        if slot.get("name") == FACTS:
            return {name: value for name, value in (slot.get("value") or {}).items() if value not in (None, [], {}, "")}
    return {}


def _iso(at: float | None) -> str | None:
    return None if at is None else datetime.fromtimestamp(at, timezone.utc).isoformat(timespec="seconds")
