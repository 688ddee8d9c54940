"""What is counted and timed for Prometheus. Labels are names from a short list: never an id of a conversation, never words."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from time import perf_counter

from prometheus_client import Counter, Gauge, Histogram

TURN_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)

TURNS = Counter("hippath_turns", "Turns of the assistant.", ["channel", "outcome"])
STAGE_SECONDS = Histogram("hippath_stage_seconds", "Time of a turn by stage.", ["stage"], buckets=TURN_SECONDS)
DISPOSITIONS = Counter("hippath_dispositions", "Results that were told.", ["disposition"])
FALLBACKS = Counter("hippath_fallbacks", "Messages that were not understood.")
RED_FLAGS = Counter("hippath_red_flags", "Danger signs that were newly heard.", ["flag"])
ERRORS = Counter("hippath_errors", "Errors logged.", ["logger"])
LOCK_SECONDS = Histogram("hippath_lock_wait_seconds", "Waiting for the lock of a conversation.", buckets=TURN_SECONDS)
REQUESTS = Counter("hippath_requests", "HTTP requests.", ["route", "method", "status"])
REQUEST_SECONDS = Histogram("hippath_request_seconds", "Time to answer an HTTP request.", ["route"], buckets=TURN_SECONDS)
OPEN_CONVERSATIONS = Gauge(
    "hippath_open_conversations", "Conversations of the last 30 minutes.", multiprocess_mode="livemostrecent"
)
OUTBOX = Gauge("hippath_outbox_waiting", "Rows of the outbox still to be sent.", multiprocess_mode="livemostrecent")
DATABASE_UP = Gauge("hippath_database_up", "1 when the database answered last time.", multiprocess_mode="livemin")

STAGES = ("parse", "policy", "action", "store", "turn")
OUTCOMES = ("answered", "failed", "not_stored", "too_slow")


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Time a stage of a turn, one of STAGES; one that raises is timed too."""
    with timed(STAGE_SECONDS.labels(name)):
        yield


@asynccontextmanager
async def waited(lock: AbstractAsyncContextManager[object]) -> AsyncIterator[None]:
    """Hold `lock`, and time how long it took to get it, or to give up."""
    async with AsyncExitStack() as held:
        with timed(LOCK_SECONDS):
            await held.enter_async_context(lock)
        yield


@contextmanager
def timed(histogram: Histogram) -> Iterator[None]:
    """Observe the seconds that the block takes."""
    began = perf_counter()
    try:
        yield
    finally:
        histogram.observe(perf_counter() - began)


class CountErrors(logging.Handler):
    """Counts what is logged as an error, by the logger of hippath's that says it; libraries count as one."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        """Count one record."""
        ERRORS.labels(record.name if record.name.startswith("hippath.") else "library").inc()


def expect(flags: tuple[str, ...], dispositions: tuple[str, ...], channel: str) -> None:
    """Make every series that can come start at 0, so that a rate sees the first one."""
    for flag in flags:
        RED_FLAGS.labels(flag)
    for disposition in dispositions:
        DISPOSITIONS.labels(disposition)
    for outcome in OUTCOMES:
        TURNS.labels(channel, outcome)
    for name in STAGES:
        STAGE_SECONDS.labels(name)
