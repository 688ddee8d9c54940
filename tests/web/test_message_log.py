"""The log keeps the order, knows a message again, and forgets when told."""

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from hippath.channels.message_log import PAGE, MessageLog
from hippath.stores.database import open_database


@pytest.fixture()
def log(tmp_path: Path) -> MessageLog:
    return MessageLog(open_database(f"sqlite:///{tmp_path / 'deep' / 'log.db'}"))


def _text(text: str) -> dict[str, object]:
    return {"type": "text", "text": text}


def _turn(log: MessageLog, conversation_id: str, client_id: str, text: str, *replies: dict[str, object]) -> None:
    with log.writing(conversation_id) as connection:
        log.add_turn(connection, conversation_id, client_id, _text(text), list(replies))


def test_both_sides_in_order(log: MessageLog) -> None:
    log.add_replies("c", [_text("hello")])
    _turn(log, "c", "m1", "my hip", _text("I see"), _text("since when?"))
    _turn(log, "d", "m1", "another conversation")
    told = log.since("c", 0)
    assert [message["seq"] for message in told] == [1, 2, 3, 4]
    assert [message["text"] for message in told] == ["hello", "my hip", "I see", "since when?"]
    assert [message["from"] for message in told] == ["assistant", "patient", "assistant", "assistant"]
    assert [message["text"] for message in log.since("c", 3)] == ["since when?"]
    assert [message["text"] for message in log.replies_to("c", "m1")] == ["I see", "since when?"]
    assert log.replies_to("d", "m1") == []


def test_the_same_message_is_kept_once(log: MessageLog) -> None:
    _turn(log, "c", "m1", "first", _text("yes?"))
    with pytest.raises(IntegrityError):
        _turn(log, "c", "m1", "again", _text("no?"))
    assert [message["text"] for message in log.since("c", 0)] == ["first", "yes?"]


def test_a_question_as_it_was_last_asked(log: MessageLog) -> None:
    for label in ("Yes", "Yes, really"):
        options = [{"value": "yes", "label": label}]
        log.add_replies("c", [{"type": "question", "text": "?", "question": {"id": "q", "options": options}}])
    asked = log.question("c", "q")
    assert asked is not None
    assert asked["options"][0]["label"] == "Yes, really"
    assert log.question("c", "other") is None
    assert log.question("d", "q") is None


def test_only_the_questions_of_the_latest_turn_that_asked_are_open(log: MessageLog) -> None:
    def asks(name: str) -> dict[str, object]:
        return {"type": "question", "text": "?", "question": {"id": name, "options": []}}

    assert not log.is_open("c", "q1")
    log.add_replies("c", [asks("q1")])
    assert log.is_open("c", "q1")
    _turn(log, "c", "m1", "why?", _text("an answer in between"))
    assert log.is_open("c", "q1")
    _turn(log, "c", "m2", "yes", asks("q2"), asks("q3"))
    assert [log.is_open("c", name) for name in ("q1", "q2", "q3")] == [False, True, True]
    assert not log.is_open("d", "q3")


def test_a_question_of_long_ago_is_found_and_not_open(log: MessageLog) -> None:
    question = {"type": "question", "text": "?", "question": {"id": "early", "options": []}}
    _turn(log, "c", "m", "hello", question, {**question, "question": {"id": "late", "options": []}})
    for number in range(PAGE * 2):
        _turn(log, "c", f"m{number}", "why?", _text("an answer in between"))
    assert [log.is_open("c", name) for name in ("early", "late", "other")] == [True, True, False]
    _turn(log, "c", "last", "yes", {**question, "question": {"id": "next", "options": []}})
    assert [log.is_open("c", name) for name in ("early", "late", "next")] == [False, False, True]
    assert log.question("c", "early") is not None
