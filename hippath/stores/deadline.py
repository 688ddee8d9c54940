"""Until when whoever waits for a store is willing to wait."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_until: ContextVar[float | None] = ContextVar("hippath_deadline", default=None)


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Give up every wait inside, also in the threads it starts, after `seconds`; an earlier deadline stands."""
    until, outer = time.monotonic() + seconds, _until.get()
    token = _until.set(until if outer is None else min(until, outer))
    try:
        yield
    finally:
        _until.reset(token)


def seconds_left(otherwise: float) -> float:
    """Return the seconds to the deadline, never negative; `otherwise` when there is none."""
    until = _until.get()
    return otherwise if until is None else max(0.0, until - time.monotonic())
