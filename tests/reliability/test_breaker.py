"""What keeps failing is left alone for a while, and the patient is answered at once."""

from __future__ import annotations

import asyncio
from typing import Any

from hippath.channels.breaker import Breaker
from hippath.channels.guarded_actions import GuardedActions
from hippath.channels.turns import turn

SAFETY = {"type": "notice", "text": "Something went wrong."}


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Actions:
    """Actions that fail until they are mended."""

    def __init__(self) -> None:
        self.calls = 0
        self.work = False

    async def __call__(self, _: dict[str, Any]) -> dict[str, Any]:
        self.calls += 1
        if not self.work:
            raise ValueError
        return {"events": [], "responses": [{"text": "advice"}]}


def _ask(guarded: GuardedActions) -> bool:
    """Return whether a new turn fails."""
    with turn(5) as current:
        asyncio.run(guarded.request(json={"next_action": "a"}))
    return current.failed


def test_s1_failing_actions_are_not_called_for_a_while_and_then_tried() -> None:
    clock, actions = Clock(), Actions()
    guarded = GuardedActions(actions, SAFETY, Breaker(failures=3, rest_seconds=10, clock=clock))
    assert all(_ask(guarded) for _ in range(5))
    assert actions.calls == 3
    clock.now = 10
    assert _ask(guarded)
    assert _ask(guarded)
    assert actions.calls == 4
    clock.now, actions.work = 20, True
    assert not _ask(guarded)
    assert not _ask(guarded)
    assert actions.calls == 6


def test_s1_single_failures_do_not_add_up() -> None:
    actions = Actions()
    guarded = GuardedActions(actions, SAFETY, Breaker(failures=2, clock=Clock()))
    for works in (False, True, False, True, False):
        actions.work = works
        assert _ask(guarded) is not works
    assert actions.calls == 5


def test_s1_while_one_call_tries_the_others_do_not_wait() -> None:
    clock = Clock()
    breaker = Breaker(failures=1, rest_seconds=10, clock=clock)
    breaker.note(worked=False)
    clock.now = 10
    assert [breaker.lets_through() for _ in range(3)] == [True, False, False]
