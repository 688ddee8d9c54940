"""Whatever fails, the patient gets the fixed safety text, once, and the conversation goes on afterwards."""

from __future__ import annotations

import signal
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
import requests

from hippath.knowledge import Knowledge
from hippath.messages import safety_message
from tests.support.breakable import BREAKABLE
from tests.support.patient import Patient
from tests.support.server import Server

ENDS_AFTER_STORING = """
import os
from hippath.assistant.tracker_store import HippathTrackerStore
real = HippathTrackerStore.save
async def save(self, tracker):
    await real(self, tracker)
    if tracker.latest_message.message_id == "last":
        os._exit(9)
HippathTrackerStore.save = save
"""


@pytest.mark.parametrize("word", ["breakall", "breaklate", "hangall"])
@pytest.mark.parametrize("before", [[], ["yes"], ["yes", "pain in my groin for two months"]])
def test_failing_actions(breakable: Server, knowledge: Knowledge, word: str, before: list[str]) -> None:
    patient = Patient(breakable.url)
    for text in before:
        patient.say(text)
    (only,) = patient.say(f"yes {word}")
    expected = safety_message(knowledge)
    assert {key: only[key] for key in expected} == expected
    assert all(message["text"] != expected["text"] for message in patient.say("yes"))


def test_a_database_that_is_gone(breakable: Server, knowledge: Knowledge) -> None:
    patient = Patient(breakable.url)
    patient.say("yes")
    before = patient.history()
    kept = breakable.database.with_suffix(".kept")
    breakable.database.rename(kept)
    breakable.database.write_bytes(b"this is no database" * 100)
    try:
        answer = patient.post({"id": "lost", "text": "pain in my groin"})
        assert answer.status_code == 503
        assert answer.json()["error"]
        assert [message["text"] for message in answer.json()["messages"]] == [safety_message(knowledge)["text"]]
    finally:
        kept.replace(breakable.database)
    assert patient.history() == before
    assert patient.post({"id": "lost", "text": "pain in my groin"}).status_code == 200
    assert [message["id"] for message in patient.history()].count("lost") == 1


def test_a_process_that_ends_between_storing_and_answering(model_path: Path, tmp_path: Path) -> None:
    first = Server(tmp_path, prelude=ENDS_AFTER_STORING).wait_until_ready()
    patient = Patient(first.url)
    patient.say("yes")
    with pytest.raises(requests.ConnectionError):
        patient.post({"id": "last", "text": "pain in my groin for two months"})
    assert first.stop() == 9
    second = Server(tmp_path, prelude=BREAKABLE, HIPPATH_TURN_SECONDS="3").wait_until_ready()
    try:
        patient.url = second.url
        answer = patient.post({"id": "last", "text": "pain in my groin for two months"})
        assert answer.status_code == 200
        assert answer.json()["messages"]
        with closing(sqlite3.connect(second.database)) as database:
            events = "SELECT count(*) FROM events WHERE type_name = 'user' AND data LIKE '%\"message_id\": \"last\"%'"
            assert database.execute(events).fetchone() == (1,)
        assert patient.say("yes")
        _a_turn_is_ended_before_the_server(second, patient)
    finally:
        second.stop()


def _a_turn_is_ended_before_the_server(server: Server, patient: Patient) -> None:
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(patient.say, "yes hangall")
        time.sleep(1)
        assert server.stop(signal.SIGTERM) == 0
        assert answer.result()[0]["type"] == "notice"
