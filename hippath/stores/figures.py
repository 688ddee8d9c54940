"""Counts over the whole database, for the metrics."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from hippath.stores.tables import conversations, outbox

SECONDS_OPEN = 30 * 60


@dataclass(frozen=True)
class Figures:
    """How much there is."""

    open_conversations: int
    """Conversations in which something was said in the last half hour."""
    outbox: int
    """What waits to be sent to other systems."""


def count_figures(engine: Engine, now: float) -> Figures:
    """Return the figures at `now`, in seconds since 1970. Raises sqlalchemy.exc.SQLAlchemyError."""
    with engine.connect() as connection:
        open_now = select(func.count()).select_from(conversations).where(conversations.c.last_seen > now - SECONDS_OPEN)
        waiting = select(func.count()).select_from(outbox)
        return Figures(connection.execute(open_now).scalar_one(), connection.execute(waiting).scalar_one())
