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
_WHERE = text("""
    SELECT coalesce((SELECT max(id) FROM events WHERE sender_id = :sender AND type_name = 'session_started'), 0) AS start,
           (SELECT id FROM events WHERE sender_id = :sender AND type_name = 'user'
             ORDER BY id DESC LIMIT 1 OFFSET :earlier) AS first
""")
_LISTENED = text("SELECT max(id) FROM events WHERE sender_id = :sender AND id < :first AND action_name = 'action_listen'")
_FROM = text("SELECT id, type_name, data FROM events WHERE sender_id = :sender AND id >= :first ORDER BY id")
_STANDING = text("""
    SELECT id, type_name, data FROM events WHERE id IN (
        SELECT max(id) FROM events
         WHERE sender_id = :sender AND id >= :start AND id < :first AND type_name IN ('slot', 'active_loop')
         GROUP BY type_name, CASE WHEN type_name = 'slot' THEN action_name END)
     ORDER BY id
""")
"""The newest value of each slot, whose name is in action_name, and the newest change of the active loop."""


def replayed_events(connection: Connection, sender_id: str, turns: int = TURNS) -> list[Any]:
    """Return the rows (id, type_name, data) that rebuild a conversation's latest session for its next turn, in order.

    What a person said long ago is kept in the slots, so of turns before the last ones only the newest value of each slot
    and the newest change of the active loop are needed. Rasa replays everything several times a turn, which makes the
    two hundredth turn of a conversation cost twelve times the first.
    """
    start, first = connection.execute(_WHERE, {"sender": sender_id, "earlier": turns - 1}).one()
    if first is None or first <= start:
        return list(connection.execute(_FROM, {"sender": sender_id, "first": start}))
    # Rasa reads a message as the answer to the action_listen before it.
    first = connection.execute(_LISTENED, {"sender": sender_id, "first": first}).scalar() or first
    standing = connection.execute(_STANDING, {"sender": sender_id, "start": start, "first": first})
    return [*standing, *connection.execute(_FROM, {"sender": sender_id, "first": first})]
