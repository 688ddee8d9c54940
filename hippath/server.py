"""The server: web chat, clinician look-up, Rasa agent and actions in one process."""

from __future__ import annotations

import logging
import socket
from asyncio import AbstractEventLoop
from collections.abc import Callable
from pathlib import Path

from rasa.core.agent import Agent
from rasa.core.channels.channel import register
from sanic import Sanic, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import BaseHTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from hippath.assistant.health import health
from hippath.assistant.load import load_assistant
from hippath.assistant.measured import measure
from hippath.assistant.retention import schedule_retention
from hippath.assistant.watch_database import watch_database
from hippath.channels.clinician import clinician
from hippath.channels.headers import harden
from hippath.channels.messaging.guard import Messaging
from hippath.channels.web import WebChat
from hippath.knowledge import load_knowledge
from hippath.serving.interpreter import settle_interpreter
from hippath.serving.logs import place_of
from hippath.serving.metrics import CountErrors, expect
from hippath.serving.requests import observe_requests
from hippath.serving.retention import days_to_keep
from hippath.serving.settings import Settings
from hippath.serving.stop import CannotStart
from hippath.serving.timeouts import http_seconds
from hippath.stores.database import open_database
from hippath.stores.engine import open_engine

logger = logging.getLogger(__name__)
LARGEST_BODY = 64 * 1024
SECONDS_TO_FINISH = 25.0
REFUSED = {404: "There is nothing here.", 405: "Not this method.", 413: "That is too large."}


def serve(settings: Settings, listener: socket.socket, model: Path, on_ready: Callable[[], None]) -> None:
    """Serve at `listener` until stopped; call `on_ready` when the first request can come.

    Raises CannotStart for a model or a database that cannot be used.
    """
    chat = open_chat(settings)
    agent = load_assistant(model, settings.database_url, chat.safety)
    measure(agent)
    logging.getLogger().addHandler(CountErrors())
    knowledge = load_knowledge()
    expect(tuple(knowledge.red_flags), tuple(knowledge.pathway.urgencies), chat.name())
    app = build_app(settings, chat, agent)

    @app.after_server_start
    async def ready(_: Sanic, __: AbstractEventLoop) -> None:
        settle_interpreter()
        on_ready()

    app.add_task(watch_database(open_database(settings.database_url)))
    app.run(sock=listener, access_log=False, debug=False, motd=False)


def build_app(settings: Settings, chat: WebChat, agent: Agent) -> Sanic:
    """Return the application: the chat, the clinician look-up, the health checks, and 404 for everything else."""
    app = Sanic("hippath", configure_logging=False)
    app.config.update(
        REQUEST_MAX_SIZE=LARGEST_BODY,
        PROXIES_COUNT=settings.proxies or None,
        GRACEFUL_SHUTDOWN_TIMEOUT=SECONDS_TO_FINISH,
        RESPONSE_TIMEOUT=http_seconds(settings.turn_seconds),
        KEEP_ALIVE_TIMEOUT=65,
    )
    app.ctx.agent = agent
    observe_requests(app)
    register([chat, Messaging(settings, chat.conversations)], app, route="/")
    app.blueprint(clinician(settings))
    app.blueprint(health(open_engine(settings.database_url), chat.conversations.locks))
    days = days_to_keep(settings.retention_days, load_knowledge().clinic.retention_days)
    # Its own connection: over SQLite patients share one, and looking through everything takes a while.
    schedule_retention(app, open_engine(settings.database_url), days)

    @app.exception(Exception)
    async def failed(_: Request, error: Exception) -> BaseHTTPResponse:
        if isinstance(error, SanicException) and error.status_code < 500:
            answer = _hardened({"error": REFUSED.get(error.status_code, "Bad request.")}, error.status_code)
            answer.headers.update(getattr(error, "headers", {}))
            return answer
        logger.error("request failed: %s", place_of(error))
        return _hardened({"error": chat.safety["text"], "messages": [chat.safety]}, 500)

    @app.after_server_stop
    async def finish(_: Sanic, __: AbstractEventLoop) -> None:
        await chat.conversations.finish()

    return app


def _hardened(body: dict[str, object], status: int) -> BaseHTTPResponse:
    answer = response.json(body, status)
    harden(answer)
    return answer


def open_chat(settings: Settings) -> WebChat:
    """Return the web chat on its database. Raises CannotStart when that cannot be opened."""
    try:
        return WebChat(settings)
    except (SQLAlchemyError, OSError) as error:
        raise CannotStart(f"The database cannot be opened ({place_of(error)}). Check HIPPATH_DATABASE_URL.") from None
