"""Every way a turn can end is counted as what it was, and each stage is timed."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from prometheus_client import REGISTRY
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import ActionExecuted, UserUttered
from sqlalchemy.exc import SQLAlchemyError

from hippath.assistant.measured import measure
from hippath.channels.turns import current_turn, turn
from hippath.serving.metrics import STAGES, waited


class Fake:
    """An agent that does `work` in a turn and passes through every stage."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self.events: Any = deque([UserUttered("a"), ActionExecuted("action_fallback")])
        self.processor = SimpleNamespace(parse_message=self._later, predict_next_with_tracker_if_should=lambda *_: None)
        self.action_endpoint = SimpleNamespace(request=self._later)
        self.tracker_store = SimpleNamespace(retrieve=self._later, save=self._later)
        self._work = work

    async def _later(self, *_: Any) -> None:
        await asyncio.sleep(0)

    async def handle_message(self, message: UserMessage) -> None:
        """Go through the stages of a turn."""
        await self.tracker_store.retrieve("c")
        await self.processor.parse_message(message)
        self.processor.predict_next_with_tracker_if_should(None)
        await self.action_endpoint.request()
        done = self._work()
        if asyncio.iscoroutine(done):
            await done
        await self.tracker_store.save(SimpleNamespace(events=self.events))


def _says() -> None:
    current = current_turn()
    assert current is not None
    current.messages.append({"type": "text", "text": "x"})


def _fails() -> None:
    _says()
    current = current_turn()
    assert current is not None
    current.failed = True


def _raises(error: type[Exception]) -> Callable[[], None]:
    def work() -> None:
        raise error("the words of a patient")

    return work


def _value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


@pytest.fixture()
def counted() -> Iterator[Callable[[str], float]]:
    outcomes = ("answered", "failed", "not_stored", "too_slow")
    before = {each: _value("hippath_turns_total", channel="test", outcome=each) for each in outcomes}
    yield lambda outcome: _value("hippath_turns_total", channel="test", outcome=outcome) - before[outcome]


def _run(work: Callable[[], Any]) -> None:
    agent: Any = Fake(work)
    measure(agent)

    async def one_turn() -> None:
        with turn(1):
            await asyncio.wait_for(agent.handle_message(UserMessage("a", input_channel="test")), 0.2)

    with contextlib.suppress(ValueError, SQLAlchemyError, OSError, asyncio.TimeoutError):
        asyncio.run(one_turn())


@pytest.mark.parametrize(
    ("work", "outcome"),
    [
        (_says, "answered"),
        (lambda: None, "failed"),
        (_fails, "failed"),
        (_raises(ValueError), "failed"),
        (_raises(SQLAlchemyError), "not_stored"),
        (_raises(ConnectionError), "not_stored"),
        (lambda: asyncio.sleep(60), "too_slow"),
    ],
)
def test_the_outcome_of_a_turn(counted: Callable[[str], float], work: Callable[[], Any], outcome: str) -> None:
    _run(work)
    assert counted(outcome) == 1
    assert sum(counted(each) for each in ("answered", "failed", "not_stored", "too_slow")) == 1


def test_every_stage_is_timed_and_what_was_stored_is_counted() -> None:
    stages = {each: _value("hippath_stage_seconds_count", stage=each) for each in STAGES}
    fallbacks = _value("hippath_fallbacks_total")
    _run(_says)
    times = {each: _value("hippath_stage_seconds_count", stage=each) - before for each, before in stages.items()}
    assert times == {"parse": 1, "policy": 1, "action": 1, "store": 2, "turn": 1}
    assert _value("hippath_fallbacks_total") == fallbacks + 1


def test_what_was_not_stored_is_not_counted() -> None:
    fallbacks = _value("hippath_fallbacks_total")
    _run(_raises(SQLAlchemyError))
    assert _value("hippath_fallbacks_total") == fallbacks


def test_waiting_for_a_lock_is_timed_also_when_it_is_not_had() -> None:
    class Never:
        async def __aenter__(self) -> None:
            raise OSError

        async def __aexit__(self, *_: object) -> None:
            raise AssertionError("it was never had")

    async def use(lock: Any) -> str:
        async with waited(lock):
            return "held"

    before = _value("hippath_lock_wait_seconds_count")
    assert asyncio.run(use(contextlib.AsyncExitStack())) == "held"
    with pytest.raises(OSError):
        asyncio.run(use(Never()))
    assert _value("hippath_lock_wait_seconds_count") == before + 2


def test_a_mistake_in_counting_takes_nothing_from_the_patient(counted: Callable[[str], float]) -> None:
    agent: Any = Fake(_says)
    agent.events = None
    measure(agent)

    async def one_turn() -> None:
        with turn(1):
            await agent.handle_message(UserMessage("a", input_channel="test"))

    asyncio.run(one_turn())
    assert counted("answered") == 1
