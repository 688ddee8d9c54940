"""Conversations put into a database as the server would leave them."""

from __future__ import annotations

import json
import random
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from hippath.stores.tables import audit, conversations, events, messages, metadata, outbox

ID = {"hippath_conversations": "conversation_id", "hippath_messages": "conversation_id", "events": "sender_id", "hippath_outbox": "conversation_id"}


def keep(engine: Engine, conversation_id: str, at: float = 1.0, words: str = "my hip", turns: int = 3) -> int:
    """Store a conversation whose last message was at `at`, with `words` all over it; return how many rows it has."""
    with engine.begin() as connection:
        row: dict[str, Any] = {"conversation_id": conversation_id, "channel": "chat", "created": at - 60, "last_seen": at}
        connection.execute(conversations.insert().values(**row, consent_version="abc", consent_at=at - 30))
        connection.execute(outbox.insert().values(target="t", conversation_id=conversation_id, payload=words, created=at, next_attempt=at))
        for seq in range(1, turns + 1):
            say(connection, conversation_id, seq, at - turns + seq, words)
    return 2 + 2 * turns


def say(connection: Connection, conversation_id: str, seq: int, at: float, words: str) -> None:
    """Store one message and one event of a conversation."""
    content = json.dumps({"type": "text", "text": words})
    row = {"conversation_id": conversation_id, "seq": seq, "client_id": f"m{seq}", "direction": "patient", "json": content, "created": at}
    connection.execute(messages.insert().values(**row))
    event = {"sender_id": conversation_id, "type_name": "user", "timestamp": at, "data": json.dumps({"event": "user", "text": words})}
    connection.execute(events.insert().values(**event))


def rows_with(engine: Engine, text: str) -> list[str]:
    """Return the table of each row that holds `text` anywhere."""
    with engine.connect() as connection:
        return [table.name for table in metadata.sorted_tables for row in connection.execute(select(table)) if text in str(tuple(row))]


def ids_kept(engine: Engine) -> set[str]:
    """Return the id of every conversation of which anything is kept."""
    with engine.connect() as connection:
        return {
            row[column]
            for table in metadata.sorted_tables
            for row in connection.execute(select(table)).mappings()
            for column in [ID.get(table.name)]
            if column and row[column]
        }


def audited(engine: Engine) -> list[tuple[str, str, str, str]]:
    """Return actor, action, subject and detail of each row of the audit record."""
    columns = select(audit.c.actor, audit.c.action, audit.c.subject, audit.c.detail).order_by(audit.c.seq)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(columns)]


def talk_of_many(engine: Engine, ids: list[str], turns: int, seed: int) -> None:
    """Store `turns` messages of people who talk at the same time, short and long, so that rows move between pages."""
    chance = random.Random(seed)
    seqs = dict.fromkeys(ids, 0)
    with engine.begin() as connection:
        for _ in range(turns):
            speaker = chance.choice(ids)
            seqs[speaker] += 1
            say(connection, speaker, seqs[speaker], 1.0, f"canary-{speaker} {'x' * chance.choice([10, 100, 900, 5000])} canary-{speaker}")
