"""A turn replays only the last turns; the conversation goes on as if it had replayed everything, and is stored whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from hippath.assistant import tracker_store
from hippath.assistant.load import load_assistant
from hippath.knowledge import load_knowledge
from hippath.messages import safety_message
from hippath.stores.replayed_events import replayed_events
from tests.dialogue.defaults import default_answer
from tests.dialogue.talk import Talk

STORY = "the front of my hip has hurt for two months, mostly on the stairs"
ASIDE = ["does an injection hurt?", "why do you ask?", "thanks", "qwrtz plmk", "help", "what's the weather like?"]
AFTERWARDS = ["why do you say that?", "thanks", "actually it has been eight months", "goodbye", "how long does surgery take?"]
AGAIN = ["start over", "hello", "yes", STORY]


def _converse(talk: Talk) -> list[tuple[str, Any]]:
    """Hold a conversation of some sixty turns, with asides, corrections, two results and a beginning anew."""
    pending = None

    def say(words: str) -> Any:
        nonlocal pending
        exchange = talk.say(words, pending)
        pending = exchange.question
        return exchange

    for opening in (["hello"], AGAIN):
        for words in opening:
            say(words)
        for number in range(30):
            if pending is None:
                break
            if number % 2:
                say(ASIDE[number // 2 % len(ASIDE)])
            if pending is not None:
                say(default_answer(pending, STORY))
        for words in AFTERWARDS:
            say(words)
    return [(exchange.said, [_without_chance(reply) for reply in exchange.replies]) for exchange in talk.exchanges]


def _without_chance(reply: dict[str, Any]) -> dict[str, Any]:
    """Leave out what Rasa draws by lot: which of several thanks or goodbyes is said."""
    return reply if set(reply) - {"type", "text"} else {"type": reply["type"]}


@pytest.fixture
def talk_in(model_path: Path, tmp_path: Path) -> Callable[[str], Talk]:
    """Begins a conversation that is stored in a file of the given name."""
    safety = safety_message(load_knowledge())
    loop = asyncio.new_event_loop()

    def begin(name: str) -> Talk:
        return Talk(load_assistant(model_path, f"sqlite:///{tmp_path / name}.db", safety), loop, safety)

    return begin


def test_it_goes_on_as_if_everything_were_replayed_and_is_stored_whole(
    talk_in: Callable[[str], Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = talk_in("short")
    said = _converse(talk)
    full, part = _stored(talk), _replayed(talk)
    assert [event.text for event in full.events if isinstance(event, UserUttered)] == [words for words, _ in said]
    assert len(part.events) < len(full.events) / 4
    assert part.current_slot_values() == full.current_slot_values()
    assert (part.active_loop, part.latest_action_name) == (full.active_loop, full.latest_action_name)

    for _ in range(2):
        talk.loop.run_until_complete(talk.agent.tracker_store.save(part))
    assert _stored(talk).events == full.events, "what was stored is stored again"

    monkeypatch.setattr(tracker_store, "replayed_events", lambda *stored: replayed_events(*stored, turns=10_000))
    assert said == _converse(talk_in("whole"))


def _stored(talk: Talk) -> Any:
    return talk.loop.run_until_complete(talk.agent.tracker_store.retrieve_full_tracker(talk.sender))


def _replayed(talk: Talk) -> Any:
    return talk.loop.run_until_complete(talk.agent.tracker_store.retrieve(talk.sender))
