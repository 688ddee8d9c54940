"""Times the stages of every turn of an agent and counts what came of it."""

from __future__ import annotations

import asyncio
import functools
import inspect
import logging
from collections.abc import Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from sqlalchemy.exc import SQLAlchemyError

from hippath.assistant.turn_events import TurnEvents, turn_events
from hippath.channels.turns import current_turn
from hippath.serving import metrics
from hippath.serving.logs import place_of

logger = logging.getLogger(__name__)


def measure(agent: Agent) -> None:
    """Put clocks round what `agent`, which is loaded and guarded, does in a turn."""
    processor, store = agent.processor, agent.tracker_store
    _time(processor, "parse_message", "parse")
    _time(processor, "predict_next_with_tracker_if_should", "policy")
    _time(agent.action_endpoint, "request", "action")
    _time(store, "retrieve", "store")
    _time(store, "save", "store")
    save, handle = store.save, agent.handle_message

    async def save_and_count(tracker: Any) -> None:
        await save(tracker)
        try:
            _count(turn_events(tracker.events))
        except Exception as error:  # the turn is stored: a mistake in counting must not take it from the patient
            logger.error("turn not counted: %s", place_of(error))

    async def handle_and_count(message: UserMessage) -> Any:
        outcome = "failed"
        try:
            with metrics.stage("turn"):
                answer = await handle(message)
            turn = current_turn()
            outcome = "failed" if turn is not None and (turn.failed or not turn.messages) else "answered"
            return answer
        except asyncio.CancelledError:
            outcome = "too_slow"
            raise
        except (SQLAlchemyError, OSError):
            outcome = "not_stored"
            raise
        finally:
            metrics.TURNS.labels(message.input_channel or "none", outcome).inc()

    store.save, agent.handle_message = save_and_count, handle_and_count


def _count(happened: TurnEvents) -> None:
    for flag in happened.red_flags:
        metrics.RED_FLAGS.labels(flag).inc()
    if happened.disposition:
        metrics.DISPOSITIONS.labels(happened.disposition).inc()
    if happened.fallback:
        metrics.FALLBACKS.inc()


def _time(owner: Any, name: str, stage: str) -> None:
    setattr(owner, name, _timed(getattr(owner, name), stage))


def _timed(call: Callable[..., Any], stage: str) -> Callable[..., Any]:
    @functools.wraps(call)
    def at_once(*arguments: Any, **named: Any) -> Any:
        with metrics.stage(stage):
            return call(*arguments, **named)

    @functools.wraps(call)
    async def awaited(*arguments: Any, **named: Any) -> Any:
        with metrics.stage(stage):
            return await call(*arguments, **named)

    return awaited if inspect.iscoroutinefunction(call) else at_once
