"""What Rasa's own store holds of a conversation."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

from tests.support.server import Server

Json = dict[str, Any]


def events_of(server: Server, conversation_id: str) -> list[Json]:
    """Return the events of the conversation, oldest first."""
    with closing(sqlite3.connect(server.database)) as database:
        rows = database.execute("SELECT data FROM events WHERE sender_id = ? ORDER BY id", (conversation_id,))
        return [json.loads(data) for (data,) in rows]


def red_flags_of(server: Server, conversation_id: str) -> set[str]:
    """Return the danger signs that stand in the conversation."""
    facts = [event["value"] for event in events_of(server, conversation_id) if event["event"] == "slot" and event["name"] == "facts"]
    return set(facts[-1]["red_flags"]) if facts else set()
