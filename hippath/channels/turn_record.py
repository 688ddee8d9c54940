"""What the channel keeps of one turn: the patient's message and the answer to it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.engine import Connection

from hippath.channels.message_log import Message, MessageLog
from hippath.stores import outbox
from hippath.stores.outbox import Outgoing


class TurnRecord:
    """Written in the transaction that keeps the conversation's state, so that neither is there without the other."""

    def __init__(
        self,
        log: MessageLog,
        conversation_id: str,
        client_id: str,
        message: Message,
        safety: Message,
        outgoing: Callable[[list[Message]], list[Outgoing]] = lambda _: [],
    ) -> None:
        """`outgoing`: what is owed to others because of the answer, from the moment that it is kept."""
        self._log = log
        self._outgoing = outgoing
        self._conversation_id = conversation_id
        self._client_id = client_id
        self._message = message
        self._safety = safety
        self.kept = False
        """The transaction ended well."""
        self.replies: list[Message] = []
        """The answer as it is stored, with id and seq."""

    def write(self, connection: Connection, said: list[Message]) -> None:
        """Write the message and `said`, the safety text when that is nothing, in the caller's transaction."""
        replies = said or [self._safety]
        self.replies = self._log.add_turn(connection, self._conversation_id, self._client_id, self._message, replies)
        outbox.add(connection, self._conversation_id, self._outgoing(self.replies))

    def write_alone(self, said: list[Message]) -> None:
        """Write it in a transaction of its own: the turn failed, and left no state to keep."""
        with self._log.writing(self._conversation_id) as connection:
            self.write(connection, said)
        self.kept = True
