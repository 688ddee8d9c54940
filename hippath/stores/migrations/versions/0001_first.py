"""The first tables; those that a server before the migrations made stay as they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    there = set(sa.inspect(op.get_bind()).get_table_names())
    if "events" not in there:
        _events()
    if "hippath_messages" not in there:
        _messages()
    _conversations()
    _outbox()
    _audit()


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sender_id", sa.String(255), nullable=False, index=True),
        sa.Column("type_name", sa.String(255), nullable=False),
        sa.Column("timestamp", sa.Float),
        sa.Column("intent_name", sa.String(255)),
        sa.Column("action_name", sa.String(255)),
        sa.Column("data", sa.Text),
    )


def _messages() -> None:
    op.create_table(
        "hippath_messages",
        sa.Column("conversation_id", sa.String(64), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("client_id", sa.String(64)),
        sa.Column("reply_to", sa.String(64)),
        sa.Column("direction", sa.String(16), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.Column("created", sa.Float, nullable=False),
        sa.UniqueConstraint("conversation_id", "client_id"),
    )


def _conversations() -> None:
    op.create_table(
        "hippath_conversations",
        sa.Column("conversation_id", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("created", sa.Float, nullable=False),
        sa.Column("last_seen", sa.Float, nullable=False, index=True),
        sa.Column("consent_version", sa.String(64)),
        sa.Column("consent_at", sa.Float),
        sa.Column("red_flags", sa.Text, nullable=False, server_default="[]"),
    )


def _outbox() -> None:
    op.create_table(
        "hippath_outbox",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=True),
        sa.Column("target", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(64), index=True),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("created", sa.Float, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("next_attempt", sa.Float, nullable=False),
        sa.Column("failed", sa.String(200)),
    )
    op.create_index("hippath_outbox_due", "hippath_outbox", ["target", "next_attempt"])


def _audit() -> None:
    op.create_table(
        "hippath_audit",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("actor", sa.String(64), nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("detail", sa.String(200), nullable=False, server_default=""),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
    )
