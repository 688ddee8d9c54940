"""Conversations of the web chat: one turn at a time, each message handled once, stored or said not to be."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from sqlalchemy.exc import SQLAlchemyError

from hippath.channels.guard import guard
from hippath.channels.incoming import BadRequest, Incoming
from hippath.channels.message_log import CHANNEL, Message, MessageLog
from hippath.channels.run_turn import NotStored, run_turn
from hippath.channels.turn_record import TurnRecord
from hippath.serving.metrics import waited
from hippath.stores.deadline import deadline, seconds_left
from hippath.stores.export import Json
from hippath.stores.locks import Locks, NotLocked
from hippath.stores.outbox import Outgoing
from hippath.stores.records import Records
from hippath.stores.threads import in_thread

TURN_SHARE = 0.9
"""Part of the time that is left for the turn itself; the rest is for keeping the safety text when it fails."""
GREETED: dict[str, Any] = {"greeted": True}
"""Tells the assistant that the conversation was opened with the greeting, so that the first message may answer it."""
ANSWERED = "That question has been answered already, perhaps in another window. Please answer the newest one."
Deliver = Callable[[list[Message]], list[Outgoing]]
"""What is to be sent, and where, because of these replies."""
Tell = Callable[[str, list[Message]], list[Outgoing]]
"""What other systems are told of these replies in the conversation of that id."""
Result = TypeVar("Result")


@dataclass(frozen=True)
class Answer:
    """What one message of the patient's led to."""

    messages: list[Message]
    """What to show, never empty."""
    erased: bool
    """The conversation was erased at the patient's wish; nothing of it, this answer included, is kept."""


class Conversations:
    """All conversations of this process."""

    def __init__(
        self,
        log: MessageLog,
        records: Records,
        safety: Message,
        locks: Locks,
        turn_seconds: float,
        lock_seconds: float,
        tell: Tell = lambda *_: [],
    ) -> None:
        """Answer every message within `turn_seconds`, of which `lock_seconds` may pass waiting for an earlier one."""
        self._tell = tell
        self.locks = locks
        """Who may work on which conversation."""
        self._log = log
        self._records = records
        self._safety = safety
        self._turn_seconds = turn_seconds
        self._lock_seconds = lock_seconds
        self._running: set[asyncio.Task[Any]] = set()

    async def open(self, conversation_id: str, greeting: Message, consent_version: str) -> list[Message]:
        """Begin a conversation with `greeting`, which shows the text of `consent_version`; return it as stored."""
        return await self._stored(self._log.add_replies, conversation_id, [greeting], consent_version)

    async def since(self, conversation_id: str, after: int) -> list[Message]:
        """Return what both sides said after message number `after`."""
        return await self._stored(self._log.since, conversation_id, after)

    async def answer(
        self, agent: Agent, conversation_id: str, incoming: Incoming, deliver: Deliver = lambda _: []
    ) -> Answer:
        """Handle `incoming` once, even when the client hangs up, sends it again or sends it twice at once.

        What `deliver` makes of the replies goes into the outbox in the transaction that keeps them, or that erases all.
        """
        return await self._to_the_end(self._answer(agent, conversation_id, incoming, deliver))

    async def erase(self, conversation_id: str) -> int:
        """Erase everything of the conversation at the patient's wish; return how many rows there were."""
        return await self._to_the_end(self._erase_in_turn(conversation_id))

    async def copy(self, conversation_id: str) -> Json | None:
        """Return the patient's copy of everything that is kept of the conversation; None when nothing is."""
        return await self._to_the_end(self._stored(self._records.copy, conversation_id))

    async def finish(self) -> None:
        """Wait for the turns that are still running, and close the locks."""
        if self._running:
            await asyncio.wait(set(self._running))
        await self.locks.close()

    async def _answer(self, agent: Agent, conversation_id: str, incoming: Incoming, deliver: Deliver) -> Answer:
        guard(agent, self._safety)
        async with self._alone(conversation_id):
            replies = await self._stored(self._log.replies_to, conversation_id, incoming.client_id)
            if not replies:
                replies = await self._turn(agent, conversation_id, incoming, deliver)
            if any(reply.get("erase") for reply in replies):
                await self._stored(self._records.erase, conversation_id, deliver(replies))
                return Answer(_numbered(replies), erased=True)
            return Answer(replies, erased=False)

    async def _turn(
        self, agent: Agent, conversation_id: str, incoming: Incoming, deliver: Deliver
    ) -> list[Message]:
        def outgoing(replies: list[Message]) -> list[Outgoing]:
            if any(reply.get("erase") for reply in replies):
                return []
            return [*deliver(replies), *self._tell(conversation_id, replies)]

        message = await self._message(conversation_id, incoming)
        record = TurnRecord(self._log, conversation_id, incoming.client_id, _shown(message), self._safety, outgoing)
        seconds = seconds_left(self._turn_seconds) * TURN_SHARE
        said = await run_turn(agent.handle_message, message, seconds, self._safety, record)
        if not record.kept:
            await self._stored(record.write_alone, said)
        return record.replies

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

    async def _erase_in_turn(self, conversation_id: str) -> int:
        async with self._alone(conversation_id):
            return await self._stored(self._records.erase, conversation_id)

    @asynccontextmanager
    async def _alone(self, conversation_id: str) -> AsyncIterator[None]:
        with deadline(self._turn_seconds):
            try:
                async with waited(self.locks.hold(conversation_id, self._lock_seconds)):
                    yield
            except NotLocked:
                raise NotStored from None

    async def _to_the_end(self, work: Coroutine[Any, Any, Result]) -> Result:
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # read here, for a client that hung up reads it no more and asyncio would complain

    async def _stored(self, call: Callable[..., Result], *arguments: Any) -> Result:
        with deadline(self._turn_seconds):
            try:
                return await in_thread(call, *arguments)
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
