"""The guard in front of every messaging platform.

Nothing is read before the platform's signature is checked, and nothing is acknowledged before it is stored: a message waits in
the outbox for its turn, so that a crash loses none, one is worked on at a time for each conversation, and the platform gets its
answer at once.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from hippath.channels.conversations import Conversations
from hippath.channels.headers import harden
from hippath.channels.http_sender import HttpSender
from hippath.channels.limits import Limiter
from hippath.channels.messaging.delivery import deliver
from hippath.channels.messaging.notices import notice, unreadable
from hippath.channels.messaging.platform import Hook, Platform, Reply, Unreadable
from hippath.channels.messaging.platforms import platforms
from hippath.channels.messaging.received import Received, hashed
from hippath.channels.messaging.turns import Turns
from hippath.channels.outbox_worker import GiveUp, OutboxWorker, TryAgain
from hippath.channels.result_events import WEBHOOK, send_event
from hippath.channels.web import WebChat
from hippath.knowledge import load_knowledge
from hippath.messages import safety_message
from hippath.serving.logs import place_of
from hippath.serving.settings import Settings, read_settings
from hippath.stores.database import open_database
from hippath.stores.outbox import INBOX, Outbox, Outgoing, Owed
from hippath.stores.threads import in_thread

logger = logging.getLogger(__name__)
LARGEST_BODY = 64 * 1024
"""A batch of Messenger's, or a Slack message with its boxes, is longer than what one person writes."""
TURNS_AT_ONCE = 4
SENDS_AT_ONCE = 8
REMEMBERED = 5000
"""Messages known by their id while they need no turn, or after their conversation was erased."""
SECONDS_BETWEEN_NOTICES = 30.0


class Messaging(InputChannel):
    """Serves /webhooks/<platform> for each platform that the environment configures, and works through the outbox."""

    def __init__(self, settings: Settings, conversations: Conversations) -> None:
        self._settings = settings
        self._knowledge = load_knowledge()
        self._safety = safety_message(self._knowledge)
        self._platforms = platforms(settings.messaging, self._knowledge.conversation)
        self._outbox = Outbox(open_database(settings.database_url))
        self._turns = Turns(conversations, self._outbox, self._knowledge)
        self._limits = Limiter(settings.rate, settings.burst)
        self._notices = Limiter(1 / SECONDS_BETWEEN_NOTICES, 1)
        self._seen: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._sender = HttpSender()
        self._workers: list[OutboxWorker] = []

    @classmethod
    def name(cls) -> str:
        return "messaging"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> Messaging:
        """Make the channel for `rasa run`; the environment sets everything, credentials.yml nothing."""
        return cls(read_settings(), WebChat.from_credentials(None).conversations)

    def url_prefix(self) -> str:
        return "/webhooks"

    def blueprint(self, on_new_message: Any) -> Blueprint:
        """Return the routes of the platforms, and what starts and stops with the server."""
        hooks = Blueprint("hippath_messaging")
        for platform in self._platforms:
            self._add_routes(hooks, platform)

        @hooks.listener("after_server_start")
        async def start(app: Sanic, _: Any) -> None:
            self._start(app)

        @hooks.listener("before_server_stop")
        async def stop(_: Sanic, __: Any) -> None:
            for worker in self._workers:
                await worker.stop()
            await self._sender.close()

        return hooks

    def _add_routes(self, hooks: Blueprint, platform: Platform) -> None:
        @hooks.post(f"/{platform.name}", name=f"{platform.name}_post")
        async def take(request: Request) -> BaseHTTPResponse:
            if len(request.body) > LARGEST_BODY:
                return _answer(Reply("That is too large."), 413)
            hook = Hook({name.lower(): value for name, value in request.headers.items()}, request.body, _path(request))
            if not platform.is_genuine(hook):
                return _answer(Reply("The signature is missing, wrong or old."), 401)
            try:
                at_once = platform.answer_at_once(hook)
                received = [] if at_once else platform.read(hook)
            except Unreadable:
                return _answer(Reply("This is not what the platform documents."), 400)
            try:
                for message in received:
                    await self._accept(platform, message)
            except (SQLAlchemyError, OSError) as error:
                logger.error("%s: message not stored: %s", platform.name, place_of(error))
                return _answer(Reply("Not stored, send it again."), 503)
            return _answer(at_once or platform.taken, 200)

        @hooks.get(f"/{platform.name}", name=f"{platform.name}_get")
        async def challenge(request: Request) -> BaseHTTPResponse:
            said = platform.challenge({name: values[0] for name, values in request.args.items()})
            return _answer(Reply("Wrong token."), 403) if said is None else _answer(Reply(said), 200)

    async def _accept(self, platform: Platform, message: Received) -> None:
        """Store `message` for its turn, or what is to be said to it instead."""
        conversation_id = hashed(self._settings.secret, platform.name, message.person)
        if (conversation_id, message.client_id) in self._seen:
            return
        too_fast = self._limits.wait(conversation_id) > 0
        said = unreadable(message, self._knowledge)
        if too_fast:
            if self._notices.wait(conversation_id):
                return
            said = notice(self._knowledge.conversation.too_fast, self._knowledge)
        if said:
            rows = self._turns.outgoing(platform, message.address, [said])
        else:
            rows = [Outgoing(f"{INBOX}{platform.name}", message.as_json())]
        try:
            await in_thread(self._outbox.add, conversation_id, rows)
        except (SQLAlchemyError, OSError):
            await self._say_not_stored(platform, conversation_id, message)
            raise
        self._remember(conversation_id, message.client_id)
        for worker in self._workers:
            worker.wake()

    def _remember(self, conversation_id: str, client_id: str) -> None:
        self._seen[conversation_id, client_id] = None
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)

    def _start(self, app: Sanic) -> None:
        async def send(row: Owed) -> None:
            await deliver(row.payload, by_name[row.target], self._sender)

        async def take(row: Owed) -> None:
            platform = by_name[row.target[len(INBOX) :]]
            try:
                await self._turns.take(app.ctx.agent, platform, row)
            except TryAgain:
                await self._say_not_stored(platform, str(row.conversation_id), Received("", row.payload["address"], ""))
                raise
            for worker in self._workers:
                worker.wake()

        async def tell(row: Owed) -> None:
            if self._settings.messaging.webhook is None:
                raise GiveUp("no webhook is configured any more")
            await send_event(row, self._settings.messaging.webhook, self._sender)

        by_name = {platform.name: platform for platform in self._platforms}
        senders = {**dict.fromkeys(by_name, send), **({WEBHOOK: tell} if self._settings.messaging.webhook else {})}
        takers = {f"{INBOX}{name}": take for name in by_name}
        self._workers = [
            OutboxWorker(self._outbox, takers, TURNS_AT_ONCE),
            OutboxWorker(self._outbox, senders, SENDS_AT_ONCE),
        ]
        for worker in self._workers:
            worker.start()

    async def _say_not_stored(self, platform: Platform, conversation_id: str, message: Received) -> None:
        """Tell the person past the outbox, which cannot be used: silence would be worse than a word too many."""
        if self._notices.wait(conversation_id):
            return
        for row in self._turns.outgoing(platform, message.address, [self._safety]):
            try:
                await deliver(row.payload, platform, self._sender)
            except (TryAgain, GiveUp) as error:
                logger.error("%s: the safety text was not taken: %s", platform.name, error)


def _path(request: Request) -> str:
    query = f"?{request.query_string}" if request.query_string else ""
    return f"{request.path}{query}"


def _answer(reply: Reply, status: int) -> BaseHTTPResponse:
    answer = response.text(reply.body, status, content_type=reply.content_type)
    harden(answer)
    return answer
