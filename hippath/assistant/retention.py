"""The hourly run that erases what has been kept for long enough."""

from __future__ import annotations

import asyncio
import logging
import time
from asyncio import AbstractEventLoop

from sanic import Sanic
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from hippath.serving.logs import place_of
from hippath.stores.retention import expire

logger = logging.getLogger(__name__)
EVERY_SECONDS = 3600.0
ACTOR = "server"
PROMISE = "HIPPATH_RETENTION_DAYS is 0: nothing is erased here, though patients are told so; run hippath retention yourself"


def schedule_retention(app: Sanic, engine: Engine, days: float) -> None:
    """Let `app` erase conversations older than `days`, at its start and every hour; with 0 it only says that it does not."""
    if not days:
        logger.warning(PROMISE)
        return

    @app.after_server_start
    async def begin(app: Sanic, _: AbstractEventLoop) -> None:
        app.ctx.retention = asyncio.ensure_future(_every_hour(engine, days))

    @app.before_server_stop
    async def end(app: Sanic, _: AbstractEventLoop) -> None:
        app.ctx.retention.cancel()


async def _every_hour(engine: Engine, days: float) -> None:
    while True:
        try:
            erased = await asyncio.to_thread(expire, engine, days, ACTOR, time.time())
            logger.info("retention: %s conversations erased, %s rows", erased.conversations, erased.rows)
        except (SQLAlchemyError, OSError) as error:
            logger.error("retention failed, tried again in an hour: %s", place_of(error))
        await asyncio.sleep(EVERY_SECONDS)
