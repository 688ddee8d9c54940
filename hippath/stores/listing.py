"""Which conversations there are."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from hippath.stores.tables import conversations, messages


@dataclass(frozen=True)
class Listed:
    """One conversation, without anybody's words."""

    conversation_id: str
    """Its id in the database."""
    channel: str
    """Where it is held."""
    began: float
    """Seconds since 1970."""
    last_seen: float
    """When the person last said something."""
    consent_version: str | None
    """Which text on consent was shown."""
    agreed: bool
    """Whether the person said yes to it."""
    messages: int
    """How many messages of both sides."""
    disposition: str | None
    """The latest result, None when there is none."""


def listed(connection: Connection, after: float) -> list[Listed]:
    """Return the conversations that went on after the time `after`, the latest last."""
    count = select(func.count()).select_from(messages).where(messages.c.conversation_id == conversations.c.conversation_id)
    rows = select(conversations, count.scalar_subquery().label("said")).where(conversations.c.last_seen >= after)
    return [
        Listed(
            row.conversation_id,
            row.channel,
            row.created,
            row.last_seen,
            row.consent_version,
            row.consent_at is not None,
            row.said,
            _disposition(connection, row.conversation_id),
        )
        for row in connection.execute(rows.order_by(conversations.c.last_seen)).fetchall()
    ]


def _disposition(connection: Connection, conversation_id: str) -> str | None:
    said = select(messages.c.json).where(messages.c.conversation_id == conversation_id, messages.c.json.like('%"disposition"%'))
    for (content,) in connection.execute(said.order_by(messages.c.seq.desc())):
        result = json.loads(content).get("result")
        if result:
            return str(result["disposition"])
    return None
