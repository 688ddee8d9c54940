"""Conversations in the database: a turn is there whole or not at all, and danger signs outlive everything but a correction."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Restarted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import text

from hippath.assistant.tracker_store import HippathTrackerStore, Overtaken
from hippath.channels.message_log import MessageLog
from hippath.channels.turn_record import TurnRecord
from hippath.channels.turns import turn

DOMAIN = Domain.from_yaml(
    """
slots:
  facts: {type: any, mappings: [{type: custom}]}
  dialogue: {type: any, mappings: [{type: custom}]}
"""
)
BLEEDING, FEVER = "flag_one", "flag_two"


@pytest.fixture()
def store(database_url: str) -> HippathTrackerStore:
    return HippathTrackerStore(DOMAIN, host=database_url)


def _turn(store: HippathTrackerStore, *events: Any, sender: str = "c") -> DialogueStateTracker:
    """Take up the conversation, let `events` happen, keep it, and return it as it is kept."""

    async def through() -> DialogueStateTracker:
        tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
        for event in events:
            tracker.update(event)
        await store.save(tracker)
        return await store.get_or_create_tracker(sender, append_action_listen=False)

    return asyncio.run(through())


def _facts(*flags: str) -> SlotSet:
    return SlotSet("facts", {"age": 40, "red_flags": list(flags)})


def _flags(tracker: DialogueStateTracker) -> list[str]:
    return list((tracker.get_slot("facts") or {}).get("red_flags", []))


LOST: dict[str, list[Any]] = {
    "a restart": [Restarted()],
    "a new session": [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")],
    "a slot that is emptied": [SlotSet("facts", None)],
    "facts without it": [_facts()],
    "facts with another": [_facts(FEVER)],
}


@pytest.mark.parametrize("events", LOST.values(), ids=LOST)
def test_s6_nothing_that_happens_clears_a_danger_sign(store: HippathTrackerStore, events: list[Any]) -> None:
    _turn(store, ActionExecuted("action_listen"), UserUttered("help"), _facts(BLEEDING))
    assert BLEEDING in _flags(_turn(store, *events))
    assert BLEEDING in _flags(_turn(store, UserUttered("hello again")))


def test_s6_a_lost_conversation_begins_with_its_danger_signs(store: HippathTrackerStore) -> None:
    _turn(store, UserUttered("help"), _facts(BLEEDING))
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM events"))
    tracker = _turn(store)
    assert _flags(tracker) == [BLEEDING]
    assert tracker.latest_action_name == "action_listen"
    assert _flags(_turn(store, sender="d")) == []


def test_s6_a_sign_heard_while_the_actions_fail_stands(store: HippathTrackerStore) -> None:
    heard = {"intent": "inform", "facts": {"red_flags": [BLEEDING]}, "dialogue": {}}
    assert _flags(_turn(store, UserUttered("help", parse_data={"heard": heard, "intent": {}, "entities": []}))) == [BLEEDING]


def test_s6_only_a_confirmed_correction_withdraws(store: HippathTrackerStore) -> None:
    _turn(store, UserUttered("help"), _facts(BLEEDING, FEVER))
    withdrawn = SlotSet("dialogue", {"withdrawn": [BLEEDING]})
    assert _flags(_turn(store, UserUttered("I meant my dog"), _facts(FEVER), withdrawn)) == [FEVER]
    assert _flags(_turn(store, Restarted())) == [FEVER]
    assert _flags(_turn(store, UserUttered("it bleeds again"), _facts(BLEEDING, FEVER), withdrawn)) == [BLEEDING, FEVER]
    assert _flags(_turn(store, Restarted())) == [BLEEDING, FEVER]


def test_s2_a_conversation_comes_back_as_it_was(store: HippathTrackerStore) -> None:
    first = _turn(store, ActionExecuted("action_listen"), UserUttered("one"), _facts())
    assert list(_turn(store, UserUttered("two")).events)[:3] == list(first.events)
    assert list(asyncio.run(store.keys())) == ["c"]


def test_s3_of_two_turns_at_once_one_is_refused(store: HippathTrackerStore) -> None:
    async def race() -> None:
        one = await store.get_or_create_tracker("c")
        other = await store.get_or_create_tracker("c")
        one.update(UserUttered("one"))
        other.update(UserUttered("other"))
        await store.save(one)
        with pytest.raises(Overtaken):
            await store.save(other)
        one.update(UserUttered("again"))
        await store.save(one)

    asyncio.run(race())
    assert [event.text for event in _turn(store).events] == ["one", "again"]


@pytest.mark.parametrize("table", ["events", "hippath_messages", "hippath_conversations"])
def test_s2_a_turn_is_kept_whole_or_not_at_all(store: HippathTrackerStore, table: str) -> None:
    log = MessageLog(store.engine)
    record = TurnRecord(log, "c", "m1", {"type": "text", "text": "help"}, {"type": "notice", "text": "safety"})

    def keep() -> None:
        with turn(5, record) as current:
            current.messages.append({"type": "text", "text": "hello"})
            _turn(store, UserUttered("help"), _facts(BLEEDING))

    with store.engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE {table} RENAME TO away"))
    with pytest.raises(Exception, match=table):
        keep()
    with store.engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE away RENAME TO {table}"))
    assert not record.kept
    assert log.since("c", 0) == []
    assert asyncio.run(store.retrieve("c")) is None
    keep()
    assert record.kept
    assert [message["text"] for message in log.since("c", 0)] == ["help", "hello"]


@pytest.mark.parametrize("sender", ["nul\0inside", "\ud800surrogate"])
def test_s2_an_id_that_the_database_cannot_take_ends_no_process(store: HippathTrackerStore, sender: str) -> None:
    try:
        _turn(store, UserUttered("help"), sender=sender)
    except Exception as error:
        assert isinstance(error, (ValueError, OSError))  # noqa: PT017  # SystemExit is neither
