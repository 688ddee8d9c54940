"""A turn always leaves the patient with something to read, and after a failure with the safety text alone."""

import asyncio
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from sqlalchemy.exc import OperationalError

from hippath.channels.run_turn import NotStored, run_turn
from hippath.channels.turns import current_turn

SAFETY = {"type": "notice", "text": "Something went wrong."}
WHOLE = {
    "type": "question",
    "text": "Since when?",
    "question": {"id": "duration", "kind": "free", "options": []},
}


def _run(handle: Any, seconds: float = 5) -> list[dict[str, Any]]:
    return asyncio.run(run_turn(handle, UserMessage("hi"), seconds, SAFETY))


def test_messages_pass_whole_and_plain_responses_as_text() -> None:
    async def handle(message: UserMessage) -> None:
        await message.output_channel.send_response("x", {"text": "Since when?\n1. ...", "hippath": WHOLE})
        await message.output_channel.send_response("x", {"text": "Hello"})
        await message.output_channel.send_response("x", {"text": None})

    assert _run(handle) == [WHOLE, {"type": "text", "text": "Hello"}]


async def _silent(_: UserMessage) -> None:
    return None


async def _raises_late(message: UserMessage) -> None:
    await message.output_channel.send_response("x", {"text": "Take this advice"})
    raise RuntimeError("my words")


async def _hangs(message: UserMessage) -> None:
    await message.output_channel.send_response("x", {"text": "Take this advice"})
    await asyncio.sleep(60)


async def _action_failed(message: UserMessage) -> None:
    turn = current_turn()
    assert turn is not None
    turn.failed = True
    await message.output_channel.send_response("x", {"text": "Take this advice"})


@pytest.mark.parametrize("handle", [_silent, _raises_late, _hangs, _action_failed])
def test_failures_leave_the_safety_text_alone(handle: Any) -> None:
    assert _run(handle, seconds=0.2) == [SAFETY]


@pytest.mark.parametrize("error", [OperationalError("select", {}, Exception()), OSError("disk full")])
def test_a_database_that_fails_is_not_hidden(error: Exception) -> None:
    async def handle(_: UserMessage) -> None:
        raise error

    with pytest.raises(NotStored):
        _run(handle)
