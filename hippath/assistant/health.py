"""Is the process alive, and can it serve patients?"""

from __future__ import annotations

import asyncio

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

DATABASE_SECONDS = 0.8


def health(engine: Engine) -> Blueprint:
    """Return /healthz (the loop lives) and /readyz (model and database answer), each within a second."""
    routes = Blueprint("hippath_health")

    @routes.get("/healthz")
    async def alive(_: Request) -> BaseHTTPResponse:
        return response.json({"alive": True})

    @routes.get("/readyz")
    async def ready(request: Request) -> BaseHTTPResponse:
        agent = getattr(request.app.ctx, "agent", None)
        parts = {"model": agent is not None and agent.is_ready(), "database": await _answers(engine)}
        return response.json({"ready": all(parts.values()), **parts}, 200 if all(parts.values()) else 503)

    return routes


async def _answers(engine: Engine) -> bool:
    try:
        await asyncio.wait_for(asyncio.to_thread(_select_one, engine), DATABASE_SECONDS)
    except (asyncio.TimeoutError, SQLAlchemyError, OSError):
        return False
    return True


def _select_one(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
