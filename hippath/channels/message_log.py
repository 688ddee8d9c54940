"""What both sides said, in order, one row a message: retries are answered and gaps filled from it."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine

from hippath.stores.consent import shown
from hippath.stores.conversation_row import hold_row
from hippath.stores.tables import messages

_OF = "FROM hippath_messages WHERE conversation_id = :conversation"
_REPLIES = text(f"SELECT json {_OF} AND reply_to = :client ORDER BY seq")
_SINCE = text(f"SELECT json {_OF} AND seq > :after ORDER BY seq")
_NEWEST = text(f"SELECT reply_to, json {_OF} AND direction = :direction ORDER BY seq DESC LIMIT :page OFFSET :start")
_LAST = text(f"SELECT max(seq) {_OF}")
_ADD = messages.insert()
Message = dict[str, Any]
PATIENT = "patient"
ASSISTANT = "assistant"
CHANNEL = "chat"
PAGE = 20
"""Messages read at once from the end of a conversation."""


class MessageLog:
    """The table of messages."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def writing(self, conversation_id: str) -> Iterator[Connection]:
        """Give a transaction in which nobody else writes to the conversation."""
        with self._engine.begin() as connection:
            hold_row(connection, conversation_id, CHANNEL)
            yield connection

    def add_turn(
        self, connection: Connection, conversation_id: str, client_id: str, message: Message, replies: list[Message]
    ) -> list[Message]:
        """Keep what the patient sent under the id their client gave it, and the answer; return that with id and seq.

        Raises IntegrityError when the message is there already. The caller holds the conversation's row.
        """
        incoming = ({"id": client_id, **message}, {"client_id": client_id, "direction": PATIENT})
        answers = [({"id": uuid.uuid4().hex, **reply}, {"reply_to": client_id, "direction": ASSISTANT}) for reply in replies]
        return _insert(connection, conversation_id, [incoming, *answers])[1:]

    def add_replies(self, conversation_id: str, replies: list[Message], consent_version: str | None = None) -> list[Message]:
        """Keep `replies`, which nobody asked for; return them with id and seq.

        `consent_version` names the text on consent that they show: it is on record before anybody reads it.
        """
        said = [({"id": uuid.uuid4().hex, **reply}, {"direction": ASSISTANT}) for reply in replies]
        with self.writing(conversation_id) as connection:
            if consent_version is not None:
                shown(connection, conversation_id, consent_version)
            return _insert(connection, conversation_id, said)

    def replies_to(self, conversation_id: str, client_id: str) -> list[Message]:
        """Return the stored answer to the message `client_id`; empty when it has not been answered yet."""
        return self._read(_REPLIES, {"conversation": conversation_id, "client": client_id})

    def since(self, conversation_id: str, after: int) -> list[Message]:
        """Return what both sides said after `after`, in order."""
        return self._read(_SINCE, {"conversation": conversation_id, "after": after})

    def question(self, conversation_id: str, question_id: str) -> Message | None:
        """Return the question `question_id` as it was last asked here, or None when it was not."""
        asked = (message["question"] for _, message in self._newest_first(conversation_id) if message.get("question"))
        return next((question for question in asked if question["id"] == question_id), None)

    def is_open(self, conversation_id: str, question_id: str) -> bool:
        """Return whether the question `question_id` belongs to the latest reply that asked anything."""
        asked = ((to, message["question"]) for to, message in self._newest_first(conversation_id) if message.get("question"))
        _, latest = next(groupby(asked, key=itemgetter(0)), (None, ()))
        return any(question["id"] == question_id for _, question in latest)

    def _newest_first(self, conversation_id: str) -> Iterator[tuple[str | None, Message]]:
        """Give what the assistant said, with the message it answers, newest first: the newest is mostly what is needed."""
        for start in count(0, PAGE):
            with self._engine.connect() as connection:
                page = {"conversation": conversation_id, "direction": ASSISTANT, "page": PAGE, "start": start}
                rows = connection.execute(_NEWEST, page).all()
            yield from ((row.reply_to, json.loads(row.json)) for row in rows)
            if len(rows) < PAGE:
                return

    def _read(self, rows: Any, where: dict[str, Any]) -> list[Message]:
        with self._engine.connect() as connection:
            return [json.loads(row.json) for row in connection.execute(rows, where)]


def _insert(connection: Connection, conversation_id: str, said: list[tuple[Message, dict[str, Any]]]) -> list[Message]:
    last = connection.execute(_LAST, {"conversation": conversation_id}).scalar() or 0
    now = time.time()
    stored, rows = [], []
    for seq, (message, row) in enumerate(said, start=last + 1):
        stored.append({**message, "seq": seq, "from": row["direction"], "at": round(now, 3)})
        whole = {"client_id": None, "reply_to": None, **row}
        rows.append({**whole, "conversation_id": conversation_id, "seq": seq, "created": now, "json": json.dumps(stored[-1])})
    connection.execute(_ADD, rows)
    return stored
