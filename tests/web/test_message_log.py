"""The log keeps the order, knows a message again, and forgets when told."""

from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from hippath.channels.message_log import MessageLog, messages
from hippath.stores.database import open_database


@pytest.fixture()
def log(tmp_path: Path) -> MessageLog:
    return MessageLog(open_database(f"sqlite:///{tmp_path / 'deep' / 'log.db'}"))


def _text(text: str) -> dict[str, object]:
    return {"type": "text", "text": text}


def test_both_sides_in_order(log: MessageLog) -> None:
    log.add_replies("c", None, [_text("hello")])
    log.add_incoming("c", "m1", _text("my hip"))
    log.add_replies("c", "m1", [_text("I see"), _text("since when?")])
    log.add_incoming("d", "m1", _text("another conversation"))
    told = log.since("c", 0)
    assert [message["seq"] for message in told] == [1, 2, 3, 4]
    assert [message["text"] for message in told] == ["hello", "my hip", "I see", "since when?"]
    assert [message["from"] for message in told] == ["assistant", "patient", "assistant", "assistant"]
    assert [message["text"] for message in log.since("c", 3)] == ["since when?"]
    assert [message["text"] for message in log.replies_to("c", "m1")] == ["I see", "since when?"]
    assert log.replies_to("d", "m1") == []


def test_the_same_message_is_kept_once(log: MessageLog) -> None:
    log.add_incoming("c", "m1", _text("first"))
    log.add_incoming("c", "m1", _text("again"))
    assert [message["text"] for message in log.since("c", 0)] == ["first"]
    assert log.is_known("c", "m1")
    assert not log.is_known("c", "m2")
    assert not log.is_known("d", "m1")


def test_the_database_itself_refuses_the_same_message_twice(log: MessageLog) -> None:
    row = {"conversation_id": "c", "client_id": "m1", "direction": "patient", "json": "{}", "created": 0.0}
    with pytest.raises(IntegrityError), log._engine.begin() as connection:
        connection.execute(messages.insert(), [{**row, "seq": 1}, {**row, "seq": 2}])


def test_a_question_as_it_was_last_asked(log: MessageLog) -> None:
    for label in ("Yes", "Yes, really"):
        options = [{"value": "yes", "label": label}]
        log.add_replies("c", None, [{"type": "question", "text": "?", "question": {"id": "q", "options": options}}])
    asked = log.question("c", "q")
    assert asked is not None
    assert asked["options"][0]["label"] == "Yes, really"
    assert log.question("c", "other") is None
    assert log.question("d", "q") is None


def test_only_the_questions_of_the_latest_turn_that_asked_are_open(log: MessageLog) -> None:
    def asks(name: str) -> dict[str, object]:
        return {"type": "question", "text": "?", "question": {"id": name, "options": []}}

    assert not log.is_open("c", "q1")
    log.add_replies("c", None, [asks("q1")])
    assert log.is_open("c", "q1")
    log.add_replies("c", "m1", [_text("an answer in between")])
    assert log.is_open("c", "q1")
    log.add_replies("c", "m2", [asks("q2"), asks("q3")])
    assert [log.is_open("c", name) for name in ("q1", "q2", "q3")] == [False, True, True]
    assert not log.is_open("d", "q3")


def test_erased_words_are_not_in_the_file(log: MessageLog, tmp_path: Path) -> None:
    log.add_incoming("c", "m1", _text("zanzibarcanary"))
    log.add_incoming("d", "m1", _text("kept"))
    assert log.erase("c") == 1
    assert log.since("c", 0) == []
    assert len(log.since("d", 0)) == 1
    for file in (tmp_path / "deep").iterdir():
        assert b"zanzibarcanary" not in file.read_bytes()
