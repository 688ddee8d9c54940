"""Conversations of the web chat: one turn at a time, each message handled once, stored or said not to be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from sqlalchemy.exc import SQLAlchemyError

from hippath.channels.guard import guard
from hippath.channels.incoming import BadRequest, Incoming
from hippath.channels.message_log import Message, MessageLog
from hippath.channels.recover import recover_replies
from hippath.channels.run_turn import NotStored, run_turn
from hippath.stores.outbox import Outgoing

CHANNEL = "chat"
GREETED: dict[str, Any] = {"greeted": True}
"""Tells the assistant that the conversation was opened with the greeting, so that the first message may answer it."""
ANSWERED = "That question has been answered already, perhaps in another window. Please answer the newest one."
Deliver = Callable[[list[Message]], list[Outgoing]]
"""What is to be sent, and where, because of these replies."""
Tell = Callable[[str, list[Message]], list[Outgoing]]
"""What other systems are told of these replies in the conversation of that id."""
Result = TypeVar("Result")


def nothing_to_tell(_: str, __: list[Message]) -> list[Outgoing]:
    """Take the place of a Tell where no other system wants to know."""
    return []


@dataclass(frozen=True)
class Answer:
    """What one message of the patient's led to."""

    messages: list[Message]
    """What to show, never empty."""
    erased: bool
    """The conversation was erased at the patient's wish; nothing of it, this answer included, is kept."""


class Conversations:
    """All conversations of this process."""

    def __init__(self, log: MessageLog, safety: Message, turn_seconds: float, tell: Tell = nothing_to_tell) -> None:
        self._log = log
        self._tell = tell
        self._safety = safety
        self._turn_seconds = turn_seconds
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._running: set[asyncio.Task[Any]] = set()

    async def open(self, conversation_id: str, greeting: Message) -> list[Message]:
        """Begin a conversation with `greeting`; return it as stored."""
        return await self._stored(self._log.add_replies, conversation_id, None, [greeting])

    async def since(self, conversation_id: str, after: int) -> list[Message]:
        """Return what both sides said after message number `after`."""
        return await self._stored(self._log.since, conversation_id, after)

    async def answer(
        self, agent: Agent, conversation_id: str, incoming: Incoming, deliver: Deliver = lambda _: []
    ) -> Answer:
        """Handle `incoming` once, even when the client hangs up, sends it again or sends it twice at once.

        What `deliver` makes of the replies goes into the outbox with them, in one transaction.
        """
        return await self._to_the_end(self._answer(agent, conversation_id, incoming, deliver))

    async def erase(self, agent: Agent, conversation_id: str) -> int:
        """Erase the conversation from the log and from Rasa's store; return how many rows there were."""
        return await self._to_the_end(self._erase_in_turn(agent, conversation_id))

    async def finish(self) -> None:
        """Wait for the turns that are still running."""
        if self._running:
            await asyncio.wait(set(self._running))

    async def _answer(self, agent: Agent, conversation_id: str, incoming: Incoming, deliver: Deliver) -> Answer:
        guard(agent, self._safety)
        async with self._lock(conversation_id):
            said_before = await self._stored(self._log.replies_to, conversation_id, incoming.client_id)
            if said_before:
                return Answer(said_before, erased=False)
            message = await self._message(conversation_id, incoming)
            replies = None
            if await self._stored(self._log.is_known, conversation_id, incoming.client_id):
                replies = await self._recovered(agent, conversation_id, incoming.client_id)
            else:
                await self._stored(self._log.add_incoming, conversation_id, incoming.client_id, _shown(message))
            if replies is None:
                replies = await run_turn(agent.handle_message, message, self._turn_seconds, self._safety)
            if any(reply.get("erase") for reply in replies):
                await self._erase(agent, conversation_id)
                return Answer(_numbered(replies), erased=True)
            outgoing = [*deliver(replies), *self._tell(conversation_id, replies)]
            stored = await self._stored(self._log.add_replies, conversation_id, incoming.client_id, replies, outgoing)
            return Answer(stored, erased=False)

    async def _message(self, conversation_id: str, incoming: Incoming) -> UserMessage:
        text, metadata = incoming.text, dict(GREETED)
        if incoming.question_id is not None:
            question = await self._stored(self._log.question, conversation_id, incoming.question_id)
            text = ", ".join(_labels(question, incoming.choices))
            # "None of these" to a question of before must never be read as the answer to the one that is asked now.
            if not await self._stored(self._log.is_open, conversation_id, incoming.question_id):
                raise BadRequest(ANSWERED, 409)
            metadata = {**GREETED, "choices": list(incoming.choices), "question_id": incoming.question_id}
        return UserMessage(
            text=text,
            sender_id=conversation_id,
            input_channel=CHANNEL,
            message_id=incoming.client_id,
            metadata=metadata,
        )

    async def _recovered(self, agent: Agent, conversation_id: str, client_id: str) -> list[Message] | None:
        try:
            replies = await recover_replies(agent.tracker_store, conversation_id, client_id)
        except (SQLAlchemyError, OSError):
            raise NotStored from None
        if replies is not None and (not replies or self._safety in replies):
            return [self._safety]
        return replies

    async def _erase_in_turn(self, agent: Agent, conversation_id: str) -> int:
        guard(agent, self._safety)
        async with self._lock(conversation_id):
            return await self._erase(agent, conversation_id)

    async def _erase(self, agent: Agent, conversation_id: str) -> int:
        events: int = await self._stored(agent.tracker_store.erase, conversation_id)
        return events + await self._stored(self._log.erase, conversation_id)

    def _lock(self, conversation_id: str) -> asyncio.Lock:
        return self._locks.setdefault(conversation_id, asyncio.Lock())

    async def _to_the_end(self, work: Coroutine[Any, Any, Result]) -> Result:
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    @staticmethod
    async def _stored(call: Callable[..., Result], *arguments: Any) -> Result:
        try:
            return await asyncio.to_thread(call, *arguments)
        except (SQLAlchemyError, OSError):
            raise NotStored from None


def _labels(question: Message | None, choices: tuple[str, ...]) -> list[str]:
    if question is None:
        raise BadRequest('"question_id" names a question that was not asked in this conversation.')
    labels = {option["value"]: option["label"] for option in question.get("options", [])}
    unknown = [choice for choice in choices if choice not in labels]
    if unknown:
        raise BadRequest(f'"choices" must be among: {", ".join(labels)}.')
    if question.get("kind") == "single" and len(choices) > 1:
        raise BadRequest("Please choose one answer only.")
    return [labels[choice] for choice in choices]


def _shown(message: UserMessage) -> Message:
    chosen = {key: value for key, value in (message.metadata or {}).items() if key not in GREETED}
    return {"type": "text", "text": message.text, **chosen}


def _numbered(replies: list[Message]) -> list[Message]:
    return [{"id": f"erased-{seq}", **reply, "seq": seq, "from": "assistant"} for seq, reply in enumerate(replies, start=1)]
