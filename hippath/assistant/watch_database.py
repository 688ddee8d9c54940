"""Tells the metrics every few seconds how much the database holds, and whether it answers."""

from __future__ import annotations

import asyncio
import time

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from hippath.serving import metrics
from hippath.stores.figures import count_figures

SECONDS_BETWEEN = 15.0


async def watch_database(engine: Engine) -> None:
    """Set the gauges until cancelled."""
    while True:
        try:
            figures = await asyncio.to_thread(count_figures, engine, time.time())
        except (SQLAlchemyError, OSError):
            metrics.DATABASE_UP.set(0)
        else:
            metrics.DATABASE_UP.set(1)
            metrics.OPEN_CONVERSATIONS.set(figures.open_conversations)
            metrics.OUTBOX.set(figures.outbox)
        await asyncio.sleep(SECONDS_BETWEEN)
