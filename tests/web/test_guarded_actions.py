"""An action that fails, hangs or answers nonsense leaves the patient with the safety text."""

import asyncio
from typing import Any

import pytest

from hippath.channels.guarded_actions import STOP_THE_TURN, GuardedActions
from hippath.channels.turns import turn

SAFETY = {"type": "notice", "text": "Something went wrong. Call 999 in an emergency."}
GOOD = {"events": [], "responses": [{"text": "do this"}]}
STOPPED = {"events": [STOP_THE_TURN], "responses": [{"text": SAFETY["text"], "hippath": SAFETY}]}


async def _good(_: dict[str, Any]) -> dict[str, Any]:
    return GOOD


async def _raise(_: dict[str, Any]) -> dict[str, Any]:
    raise KeyError("my words")


async def _hang(_: dict[str, Any]) -> dict[str, Any]:
    await asyncio.sleep(60)
    return GOOD


async def _nothing(_: dict[str, Any]) -> None:
    return None


async def _not_storable(_: dict[str, Any]) -> dict[str, Any]:
    return {"events": [{"event": "slot", "name": "x", "value": object()}], "responses": []}


def test_a_good_action_passes() -> None:
    with turn(5) as current:
        assert asyncio.run(GuardedActions(_good, SAFETY).request(json={"next_action": "a"})) == GOOD
    assert not current.failed


@pytest.mark.parametrize("run", [_raise, _hang, _nothing, _not_storable])
def test_a_bad_action_fails_the_turn(run: Any) -> None:
    with turn(0.2) as current:
        assert asyncio.run(GuardedActions(run, SAFETY).request(json={"next_action": "a"})) == STOPPED
    assert current.failed


def test_after_a_failure_no_action_runs_in_this_turn() -> None:
    ran = []

    async def run(payload: dict[str, Any]) -> dict[str, Any]:
        ran.append(payload["next_action"])
        if len(ran) == 1:
            raise ValueError
        return GOOD

    async def both(actions: GuardedActions) -> dict[str, Any]:
        await actions.request(json={"next_action": "first"})
        return await actions.request(json={"next_action": "second"})

    actions = GuardedActions(run, SAFETY)
    with turn(5):
        assert asyncio.run(both(actions)) == {"events": [STOP_THE_TURN], "responses": []}
    with turn(5):
        assert asyncio.run(actions.request(json={"next_action": "third"})) == GOOD
    assert ran == ["first", "third"]


def test_a_channel_without_turns_is_guarded_too() -> None:
    assert asyncio.run(GuardedActions(_raise, SAFETY).request(json={"next_action": "a"})) == STOPPED


def test_an_action_cannot_change_the_tracker_and_gets_the_domain() -> None:
    async def run(payload: dict[str, Any]) -> dict[str, Any]:
        payload["tracker"]["slots"]["facts"]["age"] = 99
        return {"events": [], "responses": [{"text": str(payload["domain"])}]}

    actions = GuardedActions(run, SAFETY)
    actions.domain = {"forms": {}}
    tracker = {"slots": {"facts": {"age": 34}}}
    answer = asyncio.run(actions.request(json={"next_action": "a", "tracker": tracker}))
    assert answer["responses"] == [{"text": "{'forms': {}}"}]
    assert tracker == {"slots": {"facts": {"age": 34}}}
