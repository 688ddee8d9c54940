"""What a person was told about their words, and when they agreed."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from hippath.stores.tables import conversations


def shown(connection: Connection, conversation_id: str, version: str) -> None:
    """Note that the person is shown the text of `version`; the first that they are shown counts. The caller holds the row."""
    first = conversations.update().where(_of(conversation_id), conversations.c.consent_version.is_(None))
    connection.execute(first.values(consent_version=version))


def agreed(connection: Connection, conversation_id: str, version: str, now: float) -> None:
    """Note that the person said yes at `now`, to `version` unless they were shown another; the first time counts."""
    first = conversations.update().where(_of(conversation_id), conversations.c.consent_at.is_(None))
    if connection.execute(first.values(consent_at=now)).rowcount:
        shown(connection, conversation_id, version)


def _of(conversation_id: str) -> object:
    return conversations.c.conversation_id == conversation_id
