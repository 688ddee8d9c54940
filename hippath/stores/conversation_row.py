"""The one row of a conversation: held while it is written to, and where the danger signs that stand are latched."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable

from sqlalchemy import text
from sqlalchemy.engine import Connection

from hippath.stores.tables import conversations

_HOLD = text("UPDATE hippath_conversations SET last_seen = :now WHERE conversation_id = :conversation")
_LATCHED = text("SELECT red_flags FROM hippath_conversations WHERE conversation_id = :conversation")
_LATCH = text("UPDATE hippath_conversations SET red_flags = :flags WHERE conversation_id = :conversation")


def hold_row(connection: Connection, conversation_id: str, channel: str) -> frozenset[str]:
    """Note that the conversation was used, made when new, and return its latched danger signs.

    Until the transaction ends nobody else writes to the conversation: they wait here.
    """
    now = time.time()
    held = connection.execute(_HOLD, {"conversation": conversation_id, "now": now})
    if held.rowcount == 0:
        row = {"conversation_id": conversation_id, "channel": channel, "created": now, "last_seen": now}
        connection.execute(conversations.insert().values(row))
        return frozenset()
    return latched(connection, conversation_id)


def latched(connection: Connection, conversation_id: str) -> frozenset[str]:
    """Return the danger signs of the conversation that stand, whatever became of the rest of its state."""
    flags = connection.execute(_LATCHED, {"conversation": conversation_id}).scalar()
    return frozenset(json.loads(flags)) if flags else frozenset()


def latch(connection: Connection, conversation_id: str, flags: Iterable[str]) -> None:
    """Make `flags` the danger signs that stand. The caller holds the row."""
    connection.execute(_LATCH, {"conversation": conversation_id, "flags": json.dumps(sorted(flags))})
