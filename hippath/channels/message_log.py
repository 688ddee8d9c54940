"""What both sides said, in order, one row a message: retries are answered and gaps filled from it."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from hippath.stores import outbox
from hippath.stores.outbox import Outgoing
from hippath.stores.tables import messages

Message = dict[str, Any]
PATIENT = "patient"
ASSISTANT = "assistant"


class MessageLog:
    """The table of messages. Callers hold the conversation's lock while they write to it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_incoming(self, conversation_id: str, client_id: str, message: Message) -> None:
        """Keep what the patient sent under the id their client gave it; the same id again changes nothing."""
        known = select(messages.c.seq).where(_of(conversation_id), messages.c.client_id == client_id)
        with self._engine.begin() as connection:
            if connection.execute(known).first() is None:
                row = {"client_id": client_id, "direction": PATIENT}
                self._insert(connection, conversation_id, {"id": client_id, **message}, row)

    def add_replies(
        self, conversation_id: str, client_id: str | None, replies: list[Message], outgoing: Sequence[Outgoing] = ()
    ) -> list[Message]:
        """Keep `replies` as the answer to `client_id` (None: unasked); return them with id and seq.

        `outgoing` is owed from the moment they are kept, neither earlier nor without them.
        """
        with self._engine.begin() as connection:
            outbox.add(connection, conversation_id, outgoing)
            row = {"reply_to": client_id, "direction": ASSISTANT}
            return [self._insert(connection, conversation_id, {"id": uuid.uuid4().hex, **reply}, row) for reply in replies]

    def replies_to(self, conversation_id: str, client_id: str) -> list[Message]:
        """Return the stored answer to the message `client_id`; empty when it has not been answered yet."""
        return self._read(messages.c.reply_to == client_id, _of(conversation_id))

    def is_known(self, conversation_id: str, client_id: str) -> bool:
        """Return whether the message `client_id` has arrived before."""
        return bool(self._read(messages.c.client_id == client_id, _of(conversation_id)))

    def since(self, conversation_id: str, after: int) -> list[Message]:
        """Return what both sides said after `after`, in order."""
        return self._read(messages.c.seq > after, _of(conversation_id))

    def question(self, conversation_id: str, question_id: str) -> Message | None:
        """Return the question `question_id` as it was last asked here, or None when it was not."""
        asked = [
            message["question"]
            for message in self._read(messages.c.direction == ASSISTANT, _of(conversation_id))
            if (message.get("question") or {}).get("id") == question_id
        ]
        return asked[-1] if asked else None

    def is_open(self, conversation_id: str, question_id: str) -> bool:
        """Return whether the question `question_id` belongs to the latest reply that asked anything."""
        rows = select(messages.c.reply_to, messages.c.json).where(_of(conversation_id), messages.c.direction == ASSISTANT)
        with self._engine.connect() as connection:
            said = [(row.reply_to, json.loads(row.json)) for row in connection.execute(rows.order_by(messages.c.seq))]
        asked = [(reply_to, message["question"]["id"]) for reply_to, message in said if message.get("question")]
        return bool(asked) and (asked[-1][0], question_id) in asked

    def erase(self, conversation_id: str) -> int:
        """Delete the conversation and what is still to be sent to it; return how many messages there were."""
        with self._engine.begin() as connection:
            outbox.forget(connection, conversation_id)
            return int(connection.execute(messages.delete().where(_of(conversation_id))).rowcount)

    def _read(self, *conditions: Any) -> list[Message]:
        rows = select(messages.c.json).where(*conditions).order_by(messages.c.seq)
        with self._engine.connect() as connection:
            return [json.loads(row.json) for row in connection.execute(rows)]

    @staticmethod
    def _insert(connection: Any, conversation_id: str, message: Message, row: dict[str, Any]) -> Message:
        last = connection.execute(select(func.max(messages.c.seq)).where(_of(conversation_id))).scalar()
        now = time.time()
        stored = {**message, "seq": (last or 0) + 1, "from": row["direction"], "at": round(now, 3)}
        values = {
            "conversation_id": conversation_id,
            "seq": stored["seq"],
            "created": now,
            "json": json.dumps(stored),
        }
        connection.execute(messages.insert().values(**row, **values))
        return stored


def _of(conversation_id: str) -> Any:
    return messages.c.conversation_id == conversation_id
