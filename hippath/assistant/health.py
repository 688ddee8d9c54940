"""Is the process alive, and can it serve patients?"""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from hippath.stores.deadline import deadline
from hippath.stores.engine import is_file
from hippath.stores.locks import Locks

DATABASE_SECONDS = 0.8


def health(engine: Engine, locks: Locks) -> Blueprint:
    """Return /healthz (the loop lives) and /readyz (model and locks answer, the database takes writes), each within a second."""
    routes = Blueprint("hippath_health")
    # A thread of its own: those that serve patients may all be waiting for the database.
    thread = ThreadPoolExecutor(1, thread_name_prefix="hippath-health")

    @routes.get("/healthz")
    async def alive(_: Request) -> BaseHTTPResponse:
        return response.json({"alive": True})

    @routes.get("/readyz")
    async def ready(request: Request) -> BaseHTTPResponse:
        agent = getattr(request.app.ctx, "agent", None)
        database, lock = await asyncio.gather(_answers(thread, engine), locks.answer())
        parts = {"model": agent is not None and agent.is_ready(), "database": database, "lock": lock}
        return response.json({"ready": all(parts.values()), **parts}, 200 if all(parts.values()) else 503)

    return routes


async def _answers(thread: ThreadPoolExecutor, engine: Engine) -> bool:
    asked = asyncio.get_running_loop().run_in_executor(thread, _takes_writes, engine)
    try:
        return await asyncio.wait_for(asked, DATABASE_SECONDS)
    except (asyncio.TimeoutError, SQLAlchemyError, OSError):
        return False


def _takes_writes(engine: Engine) -> bool:
    """Return whether the database answers, and is not a standby that only reads."""
    with deadline(DATABASE_SECONDS), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            return bool(connection.execute(text("SELECT current_setting('transaction_read_only') = 'off'")).scalar())
        connection.execute(text("SELECT 1"))
        return not is_file(engine.url) or os.access(str(engine.url.database), os.W_OK)
