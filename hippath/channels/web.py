"""The web chat (design section 5): sessions, messages, erasing, and a page to try them on.

Rasa's own REST channel has no authentication, lets the client choose whose conversation it speaks in, and
answers any failure with an empty list.
"""

from __future__ import annotations

import math
import sys
from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse

from hippath.channels.conversations import Conversations
from hippath.channels.headers import harden
from hippath.channels.incoming import BadRequest, read_after, read_incoming
from hippath.channels.limits import Limiter
from hippath.channels.message_log import Message, MessageLog
from hippath.channels.origins import permit, refuse_foreign
from hippath.channels.pages import add_pages
from hippath.channels.result_events import listeners, result_events
from hippath.channels.run_turn import NotStored
from hippath.channels.tokens import Session, conversation_of, new_session, renewed_session
from hippath.conversation import consent_version, greeting
from hippath.knowledge import load_knowledge
from hippath.messages import safety_message, too_fast_text
from hippath.nlu import mends
from hippath.serving.credentials import check_credentials, credentials_of_rasa_run
from hippath.serving.logs import configure_logs
from hippath.serving.rasa_run import refuse_rasa_run
from hippath.serving.settings import Settings, read_settings
from hippath.serving.stop import CannotStart
from hippath.stores.database import open_database
from hippath.stores.open_locks import open_locks
from hippath.stores.records import Records

EVERYBODY = "everybody"
NO_TOKEN = "This conversation has ended or its key is not valid. Please start a new one."
NOTHING_KEPT = "Nothing of this conversation is kept."
COPY_NAME = "hippath-conversation.json"
NOT_SAVED = "Your message could not be saved. Please send it again in a moment."


class WebChat(InputChannel):
    """Serves /chat/ to the widget, the demo page and any other client of the contract."""

    def __init__(self, settings: Settings) -> None:
        knowledge = load_knowledge()
        self._settings = settings
        self._greeting: Message = greeting(knowledge)
        self._consent_version = consent_version(knowledge)
        self.safety: Message = safety_message(knowledge)
        self._too_fast_text = too_fast_text(knowledge)
        database = open_database(settings.database_url)
        self.conversations = Conversations(
            MessageLog(database),
            Records(database, settings.secret),
            self.safety,
            open_locks(settings.redis_url),
            settings.turn_seconds,
            settings.lock_seconds,
            partial(result_events, settings.secret, listeners(settings.messaging)),
        )
        self._per_conversation = Limiter(settings.rate, settings.burst)
        self._per_address = Limiter(settings.address_rate, settings.address_burst)
        self._in_all = Limiter(settings.total_rate, settings.total_burst)

    @classmethod
    def name(cls) -> str:
        return "chat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChat:
        """Make the channel for `rasa run`; the environment sets everything, credentials.yml nothing."""
        try:
            settings = read_settings()
            refuse_rasa_run(sys.argv, settings.production)
            path, connectors = credentials_of_rasa_run()
            check_credentials(path, connectors)
        except CannotStart as reason:  # Rasa prints its own exceptions in one line
            raise RasaException(str(reason)) from None
        configure_logs(settings.log_level, settings.log_json)
        mends.apply()
        return cls(settings)

    def url_prefix(self) -> str:
        return "/chat"

    def blueprint(self, on_new_message: Any) -> Blueprint:
        """Return the routes of the channel."""
        chat = Blueprint("hippath_chat")
        origins = self._settings.origins

        @chat.middleware("request")
        async def before(request: Request) -> BaseHTTPResponse | None:
            refused = refuse_foreign(request, origins) or self._too_fast(self._per_address, self._address(request))
            # What loads the page, reads and erases stays open: somebody in a crowd still finds the numbers, and out again.
            return refused or (self._too_fast(self._in_all, EVERYBODY) if request.method == "POST" else None)

        @chat.middleware("response")
        async def after(request: Request, answer: BaseHTTPResponse) -> None:
            permit(request, answer, origins)
            harden(answer)

        @chat.exception(BadRequest)
        async def bad_request(_: Request, error: BadRequest) -> BaseHTTPResponse:
            return response.json({"error": str(error)}, error.status)

        @chat.exception(NotStored)
        async def not_stored(_: Request, __: NotStored) -> BaseHTTPResponse:
            return response.json({"error": NOT_SAVED, "messages": [self.safety]}, 503, {"Retry-After": "2"})

        add_pages(chat)

        @chat.post("/sessions")
        async def open_session(_: Request) -> BaseHTTPResponse:
            session = new_session(self._settings.secret, self._settings.token_hours)
            messages = await self.conversations.open(session.conversation_id, self._greeting, self._consent_version)
            return response.json({**_as_json(session), "messages": messages}, 201)

        @chat.post("/sessions/renew")
        async def renew_session(request: Request) -> BaseHTTPResponse:
            authorization = request.headers.get("authorization")
            session = renewed_session(authorization, self._settings.secret, self._settings.token_hours)
            if session is None:
                raise BadRequest(NO_TOKEN, 401)
            return response.json(_as_json(session))

        @chat.post("/messages")
        async def say(request: Request) -> BaseHTTPResponse:
            conversation_id = self._conversation(request)
            incoming = read_incoming(request.body)
            refused = self._too_fast(self._per_conversation, conversation_id)
            if refused:
                return refused
            answer = await self.conversations.answer(request.app.ctx.agent, conversation_id, incoming)
            return response.json({"messages": answer.messages, **({"erased": True} if answer.erased else {})})

        @chat.get("/messages")
        async def read(request: Request) -> BaseHTTPResponse:
            conversation_id = self._conversation(request)
            after_seq = read_after(request.query_string)
            return response.json({"messages": await self.conversations.since(conversation_id, after_seq)})

        @chat.delete("/messages")
        async def erase(request: Request) -> BaseHTTPResponse:
            deleted = await self.conversations.erase(self._conversation(request))
            return response.json({"erased": True, "deleted": deleted})

        @chat.get("/messages/export")
        async def copy(request: Request) -> BaseHTTPResponse:
            conversation_id = self._conversation(request)
            refused = self._too_fast(self._per_conversation, conversation_id)
            if refused:
                return refused
            copied = await self.conversations.copy(conversation_id)
            if copied is None:
                raise BadRequest(NOTHING_KEPT, 404)
            return response.json(copied, headers={"Content-Disposition": f'attachment; filename="{COPY_NAME}"'})

        @chat.options("/sessions", name="preflight_sessions")
        @chat.options("/sessions/renew", name="preflight_renewal")
        @chat.options("/messages", name="preflight_messages")
        @chat.options("/messages/export", name="preflight_export")
        async def preflight(_: Request) -> BaseHTTPResponse:
            return response.empty()

        return chat

    def _conversation(self, request: Request) -> str:
        conversation_id = conversation_of(request.headers.get("authorization"), self._settings.secret)
        if conversation_id is None:
            raise BadRequest(NO_TOKEN, 401)
        return conversation_id

    def _too_fast(self, limiter: Limiter, key: str) -> BaseHTTPResponse | None:
        seconds = limiter.wait(key)
        if not seconds:
            return None
        body = {"error": self._too_fast_text}
        return response.json(body, 429, {"Retry-After": str(math.ceil(seconds))})

    def _address(self, request: Request) -> str:
        return str((request.remote_addr if self._settings.proxies else None) or request.ip)


def _as_json(session: Session) -> dict[str, str]:
    return {
        "conversation_id": session.conversation_id,
        "token": session.token,
        "expires_at": session.expires_at.isoformat(timespec="seconds"),
    }
