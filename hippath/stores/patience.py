"""Waits for PostgreSQL with an end. Its own time-outs are kept by the server, which cannot keep them when it hangs."""

from __future__ import annotations

import select
import time
from typing import Any

import psycopg2
from psycopg2 import extensions

from hippath.stores.deadline import seconds_left


def wait_no_longer_than(seconds: float) -> None:
    """Make every connection of this process give up an answer that has not come by the deadline, or in `seconds` without one."""

    def wait(connection: Any) -> None:
        until = time.monotonic() + seconds_left(seconds)
        while True:
            state = connection.poll()
            if state == extensions.POLL_OK:
                return
            _wait_for(connection.fileno(), select.POLLIN if state == extensions.POLL_READ else select.POLLOUT, until)

    extensions.set_wait_callback(wait)


def _wait_for(file: int, event: int, until: float) -> None:
    poll = select.poll()
    poll.register(file, event)
    if not poll.poll(max(0.0, until - time.monotonic()) * 1000):
        raise psycopg2.OperationalError("the database did not answer in time")
