"""Erasing leaves no row and no trace in the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.support.patient import Patient
from tests.support.server import Server

CANARY = "zanzibarcanary"


def _rows(server: Server, conversation_id: str) -> int:
    with closing(sqlite3.connect(server.database)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return sum(conversation_id in str(row) for table in tables for row in database.execute(f'SELECT * FROM "{table}"'))


def _traces(server: Server, word: str) -> list[str]:
    files = server.database.parent.glob(f"{server.database.name}*")
    return [file.name for file in files if word.encode() in file.read_bytes()]


def test_delete_leaves_nothing(server: Server) -> None:
    patient, other = Patient(server.url), Patient(server.url)
    other.say("yes")
    word = CANARY + "one"
    patient.say(f"yes {word}")
    conversation_id = patient.session["conversation_id"]
    rows = _rows(server, conversation_id)
    assert rows > 3
    assert _traces(server, word)
    assert patient.erase() == {"erased": True, "deleted": rows}
    assert _rows(server, conversation_id) == 0
    assert _traces(server, word) == []
    assert patient.history() == []
    assert patient.erase() == {"erased": True, "deleted": 0}
    assert len(other.history()) > 2


def test_asking_for_it_in_words(server: Server) -> None:
    patient = Patient(server.url)
    word = CANARY + "two"
    patient.say(f"yes {word}")
    said = patient.say("delete my data")
    if not any(message.get("erase") for message in said):
        said = patient.say("yes")
    assert any(message.get("erase") for message in said)
    assert said[-1]["text"]
    assert _rows(server, patient.session["conversation_id"]) == 0
    assert _traces(server, word) == []
