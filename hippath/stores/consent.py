"""What a person was told about their words, and when they agreed."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.engine import Connection

_SHOWN = text("""
    UPDATE hippath_conversations SET consent_version = :version
     WHERE conversation_id = :conversation AND consent_version IS NULL
""")
_AGREED = text("""
    UPDATE hippath_conversations SET consent_at = :now WHERE conversation_id = :conversation AND consent_at IS NULL
""")


def shown(connection: Connection, conversation_id: str, version: str) -> None:
    """Note that the person is shown the text of `version`; the first that they are shown counts. The caller holds the row."""
    connection.execute(_SHOWN, {"conversation": conversation_id, "version": version})


def agreed(connection: Connection, conversation_id: str, version: str, now: float) -> None:
    """Note that the person said yes at `now`, to `version` unless they were shown another; the first time counts."""
    if connection.execute(_AGREED, {"conversation": conversation_id, "now": now}).rowcount:
        shown(connection, conversation_id, version)
