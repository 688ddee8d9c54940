"""Calls that block, kept off the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, TypeVar

from hippath.stores.deadline import seconds_left
from hippath.stores.engine import STATEMENT_SECONDS

Result = TypeVar("Result")
THREADS = 16
"""One more than the connections that an engine opens at most: a call waits for a connection, hardly for a thread."""
GRACE_SECONDS = 0.25
"""How much longer than its deadline a call is waited for: its own error says more than a time-out does."""

_threads = ThreadPoolExecutor(THREADS, thread_name_prefix="hippath-store")


async def in_thread(call: Callable[..., Result], *arguments: Any) -> Result:
    """Return what `call(*arguments)` returns, run in a thread that sees the caller's deadline.

    Raises TimeoutError, an OSError, when it has not ended by the deadline; it may still take effect then.
    """
    context = copy_context()
    running = asyncio.get_running_loop().run_in_executor(_threads, lambda: context.run(call, *arguments))
    try:
        return await asyncio.wait_for(running, seconds_left(2 * STATEMENT_SECONDS) + GRACE_SECONDS)
    except asyncio.TimeoutError:
        raise TimeoutError("the store did not answer in time") from None
