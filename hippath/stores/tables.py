"""Every table of the database, as the newest migration leaves it."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    Sequence,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()
_number = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up by itself only for INTEGER."""

events = Table(
    "events",
    metadata,
    Column("id", Integer, Sequence("events_seq", metadata=metadata, optional=True), primary_key=True),
    Column("sender_id", String(255), nullable=False, index=True),
    Column("type_name", String(255), nullable=False),
    Column("timestamp", Float),
    Column("intent_name", String(255)),
    Column("action_name", String(255)),
    Column("data", Text),
)
"""What Rasa keeps of a conversation, in Rasa's own form; `sender_id` is the conversation's id."""

messages = Table(
    "hippath_messages",
    metadata,
    Column("conversation_id", String(64), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("client_id", String(64)),
    Column("reply_to", String(64)),
    Column("direction", String(16), nullable=False),
    Column("json", Text, nullable=False),
    Column("created", Float, nullable=False),
    UniqueConstraint("conversation_id", "client_id"),
)
"""What both sides said, in order, one row a message. `created` is in seconds since 1970, as in every table here."""

conversations = Table(
    "hippath_conversations",
    metadata,
    Column("conversation_id", String(64), primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("created", Float, nullable=False),
    Column("last_seen", Float, nullable=False, index=True),
    Column("consent_version", String(64)),
    Column("consent_at", Float),
    Column("red_flags", Text, nullable=False, server_default="[]"),
)
"""One row a conversation: which text on what is kept the person was shown, and the danger signs that stand (JSON list of ids)."""

outbox = Table(
    "hippath_outbox",
    metadata,
    Column("id", _number, primary_key=True, autoincrement=True),
    Column("target", String(32), nullable=False),
    Column("conversation_id", String(64), index=True),
    Column("payload", Text, nullable=False),
    Column("created", Float, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_attempt", Float, nullable=False),
    Column("failed", String(200)),
    Index("hippath_outbox_due", "target", "next_attempt"),
)
"""What is still to be sent to another system, written in the transaction that made it; a row goes when it has been taken."""

audit = Table(
    "hippath_audit",
    metadata,
    Column("seq", _number, primary_key=True, autoincrement=False),
    Column("at", Float, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("detail", String(200), nullable=False, server_default=""),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
)
"""Who read, exported or erased what: rows are only ever added, and each holds the hash of the one before it."""
