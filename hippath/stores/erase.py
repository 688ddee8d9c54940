"""Erasing conversations: every way to do it, the patient's, the clinic's and the calendar's, ends here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.engine import Connection, Engine

from hippath.stores.audit import Entry, append
from hippath.stores.outbox import Outgoing, add
from hippath.stores.overwrite import mark, overwrite
from hippath.stores.tables import conversations, events, messages, outbox

OWNERS = (conversations.c.conversation_id, messages.c.conversation_id, events.c.sender_id, outbox.c.conversation_id)
"""Where a conversation's id stands, in every table that holds anything of it; its own row goes first."""


def erase(engine: Engine, conversation_id: str, entry: Entry, farewell: Sequence[Outgoing] = ()) -> int:
    """Erase the conversation and record it; return how many rows there were, 0 when nothing was kept.

    `farewell` is what is then still to be sent, such as the word that it is done; it goes when it has been sent.
    `entry.detail` is filled in here. Raises sqlalchemy.exc.SQLAlchemyError, and then nothing is erased.
    """
    with engine.begin() as connection:
        rows = erase_rows(connection, [conversation_id])
        if rows:
            append(connection, replace(entry, detail=f"{rows} rows"))
        add(connection, conversation_id, farewell)
    if rows:
        overwrite(engine)
    return rows


def erase_rows(connection: Connection, conversation_ids: Collection[str]) -> int:
    """Delete every row of these conversations in the transaction of `connection`; return how many there were."""
    rows = sum(_delete(connection, owner, conversation_ids) for owner in OWNERS)
    if rows:
        mark(connection)
    return rows


def _delete(connection: Connection, owner: Any, conversation_ids: Collection[str]) -> int:
    return int(connection.execute(owner.table.delete().where(owner.in_(list(conversation_ids)))).rowcount)
