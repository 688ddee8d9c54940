"""One message of a person's through the assistant; what is said to it goes into the outbox with the replies."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.core.agent import Agent
from sqlalchemy.exc import SQLAlchemyError

from hippath.channels.choose import chosen
from hippath.channels.conversations import ANSWERED, Conversations
from hippath.channels.incoming import BadRequest, Incoming
from hippath.channels.message_log import ASSISTANT, Message
from hippath.channels.messaging.notices import notice
from hippath.channels.messaging.pieces import URGENT, pieces
from hippath.channels.messaging.platform import Platform
from hippath.channels.messaging.received import Received, received_from
from hippath.channels.outbox_worker import TryAgain
from hippath.channels.run_turn import NotStored
from hippath.channels.text import normalise
from hippath.conversation import consent_version, greeting
from hippath.knowledge import Knowledge
from hippath.stores.outbox import Outbox, Outgoing, Owed
from hippath.stores.threads import in_thread

STARTED = "start"
"""What the log keeps for a platform's own way of opening a talk."""


class Turns:
    """Works through the messages that wait in the outbox."""

    def __init__(self, conversations: Conversations, outbox: Outbox, knowledge: Knowledge) -> None:
        self._conversations = conversations
        self._outbox = outbox
        self._knowledge = knowledge
        self._greeting: Message = greeting(knowledge)
        self._consent_version = consent_version(knowledge)

    async def take(self, agent: Agent, platform: Platform, row: Owed) -> None:
        """Handle the message in `row`. Raises TryAgain when the database is away."""
        received = received_from(row.payload)
        conversation_id = str(row.conversation_id)
        try:
            await self._take(agent, platform, conversation_id, received)
        except BadRequest:  # a button of a question that is no longer open
            await self._add(conversation_id, self.outgoing(platform, received.address, [notice(ANSWERED, self._knowledge)]))
        except (NotStored, SQLAlchemyError, OSError):
            raise TryAgain("the database is away") from None

    def outgoing(self, platform: Platform, address: dict[str, str], messages: Sequence[Message]) -> list[Outgoing]:
        """Return what sends `messages` to `address`."""
        cut = pieces(messages, self._knowledge.conversation, platform.limits)
        return [Outgoing(platform.name, platform.payload(address, piece, last=piece is cut[-1])) for piece in cut]

    async def _take(self, agent: Agent, platform: Platform, conversation_id: str, received: Received) -> None:
        told = await self._conversations.since(conversation_id, 0)
        if not told:
            await self._conversations.open(conversation_id, self._greeting, self._consent_version)
        said = [message for message in told if message["from"] == ASSISTANT]
        first = len(said) <= 1

        def deliver(replies: list[Message]) -> list[Outgoing]:
            before = [notice(self._knowledge.conversation.only_text, self._knowledge)] if received.media else []
            opened = _opened(self._greeting, replies) if first else replies
            return self.outgoing(platform, received.address, [*before, *opened])

        incoming = _incoming(received, said[-1].get("question") if said else self._greeting["question"])
        await self._conversations.answer(agent, conversation_id, incoming, deliver)

    async def _add(self, conversation_id: str, rows: list[Outgoing]) -> None:
        await in_thread(self._outbox.add, conversation_id, rows)


def _opened(welcome: Message, replies: list[Message]) -> list[Message]:
    """Return the replies to a first message with the greeting; danger goes before it, and consent is not asked twice."""
    words = {"type": "text", "text": welcome["text"]}
    if any(reply.get("erase") for reply in replies):
        return replies
    if any((reply.get("result") or {}).get("urgency") in URGENT for reply in replies):
        return [*replies, words]
    if all((reply.get("question") or {}).get("id") == welcome["question"]["id"] for reply in replies):
        return [welcome]
    return [words, *replies]


def _incoming(received: Received, question: Message | None) -> Incoming:
    if received.starts:
        return Incoming(received.client_id, STARTED, (), None)
    if received.choices:
        return Incoming(received.client_id, "", received.choices, received.question_id)
    text = normalise(received.text)
    options = chosen(text, question)
    if question and options:
        return Incoming(received.client_id, "", tuple(option["value"] for option in options), question["id"])
    return Incoming(received.client_id, text, (), None)
