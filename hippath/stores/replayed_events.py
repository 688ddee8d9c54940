"""Which stored events are replayed to go on with a conversation: its state, and its last turns."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Connection

TURNS = 2
"""Turns that are replayed: rules look back within one turn, and stories, followed from a history's beginning on, say what
rules say (Rasa refuses to train stories that contradict them). Proof: test_long_conversation.
"""

# Written out because they run in every turn: SQLAlchemy takes longer to put such statements together than the database to
# answer them. Both kinds of database read the same words.
_FIRST = text("""
    SELECT first.id, (SELECT max(id) FROM events WHERE sender_id = :sender AND id > first.id AND type_name = 'session_started')
      FROM (SELECT id FROM events WHERE sender_id = :sender AND type_name = 'user'
             ORDER BY id DESC LIMIT 1 OFFSET :earlier) AS first
""")
"""The oldest message that is replayed, and the newest session that began after it."""
_SESSION = text("SELECT max(id) FROM events WHERE sender_id = :sender AND type_name = 'session_started'")
_LISTENED = text("""
    SELECT max(id) FROM events
     WHERE sender_id = :sender AND id < :first AND (action_name = 'action_listen' OR type_name = 'session_started')
""")
_FROM = text("SELECT id, type_name, data FROM events WHERE sender_id = :sender AND id >= :first ORDER BY id")
_STANDING = text("""
    SELECT id, type_name, data FROM events WHERE id IN (
        SELECT max(id) FROM events
         WHERE sender_id = :sender AND id <= :first AND type_name IN ('slot', 'active_loop', 'session_started')
         GROUP BY type_name, CASE WHEN type_name = 'slot' THEN action_name END)
     ORDER BY id
""")
"""The newest value of each slot, whose name is in action_name, the newest change of the active loop and session."""


def replayed_events(connection: Connection, sender_id: str, turns: int = TURNS) -> list[Any]:
    """Return the rows (id, type_name, data) that rebuild a conversation's latest session for its next turn, in order.

    What a person said long ago is kept in the slots, so of turns before the last ones only the newest value of each slot
    and the newest change of the active loop are needed. Rasa replays everything several times a turn, which makes the
    two hundredth turn of a conversation cost twelve times the first.
    """
    found = connection.execute(_FIRST, {"sender": sender_id, "earlier": turns - 1}).one_or_none()
    first, session = found or (None, connection.execute(_SESSION, {"sender": sender_id}).scalar() or 0)
    if session is not None:
        return list(connection.execute(_FROM, {"sender": sender_id, "first": session}))
    # Rasa reads a message as the answer to the action_listen before it, if that is of the same session.
    first = connection.execute(_LISTENED, {"sender": sender_id, "first": first}).scalar() or first
    standing = list(connection.execute(_STANDING, {"sender": sender_id, "first": first}))
    began = max((row.id for row in standing if row.type_name == "session_started"), default=0)
    state = [row for row in standing if row.id > began]
    return [*state, *connection.execute(_FROM, {"sender": sender_id, "first": first})]
