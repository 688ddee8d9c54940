"""One turn of a conversation: until when it may last, whether it failed, and what was said in it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from hippath.channels.turn_record import TurnRecord


@dataclass
class Turn:
    """The turn that this task is part of."""

    deadline: float
    """time.monotonic() after which its actions are given up."""
    failed: bool = False
    """Something raised or was too slow: nothing but the safety text may reach the patient."""
    messages: list[dict[str, Any]] = field(default_factory=list)
    """What the assistant said in it, as BotMessage dicts."""
    record: TurnRecord | None = None
    """What its channel keeps of it, in the transaction that keeps the conversation's state."""
    saving: bool = False
    """That transaction has begun and is not known to have ended."""

    def seconds_left(self) -> float:
        """Return the time its actions still have, never negative."""
        return max(0.0, self.deadline - time.monotonic())

    def said(self) -> list[dict[str, Any]]:
        """Return what the patient may be shown of it: nothing when it failed."""
        return [] if self.failed else self.messages


_current: ContextVar[Turn | None] = ContextVar("hippath_turn", default=None)


@contextmanager
def turn(seconds: float, record: TurnRecord | None = None) -> Iterator[Turn]:
    """Begin a turn in which actions may take `seconds` in all; tasks started inside see it too."""
    started = Turn(deadline=time.monotonic() + seconds, record=record)
    token = _current.set(started)
    try:
        yield started
    finally:
        _current.reset(token)


def current_turn() -> Turn | None:
    """Return the turn this code runs in; None for a channel that keeps none."""
    return _current.get()
