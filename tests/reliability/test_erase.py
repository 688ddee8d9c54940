"""P2: erasing leaves no row, and in a file no byte; a copy holds everything that was said, understood and agreed to."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

import pytest
import requests
from sqlalchemy.engine import Engine

from hippath.knowledge import Knowledge
from hippath.report.conversation_page import conversation_page
from hippath.stores.audit import Entry
from hippath.stores.database import open_database
from hippath.stores.erase import erase
from hippath.stores.export import export
from hippath.stores.overwrite import overwrite
from hippath.stores.records import Records
from hippath.stores.reference import reference_of
from hippath.stores.tables import audit
from tests.support.kept import audited, ids_kept, keep, rows_with, talk_of_many
from tests.support.patient import Patient
from tests.support.server import Server

SECRET = "s" * 32
WORD = "zanzibarcanary"


@pytest.fixture()
def engine(database_url: str) -> Engine:
    return open_database(database_url)


def test_p2_erasing_takes_every_row_of_one_conversation_and_records_it(engine: Engine) -> None:
    rows = keep(engine, "c1", words=WORD)
    keep(engine, "c2")
    records = Records(engine, SECRET, clock=lambda: 7.0)
    assert len(rows_with(engine, "c1")) == rows
    assert records.erase("c1") == rows
    assert rows_with(engine, "c1") == rows_with(engine, WORD) == []
    assert ids_kept(engine) == {"c2"}
    assert audited(engine) == [("patient", "erase", reference_of("c1", SECRET), f"{rows} rows")]
    assert records.erase("c1") == 0
    assert len(audited(engine)) == 1


def test_p2_what_cannot_be_recorded_is_not_erased(engine: Engine) -> None:
    keep(engine, "c1")
    audit.drop(engine)
    with pytest.raises(Exception, match="hippath_audit"):
        erase(engine, "c1", Entry(1.0, "somebody", "erase", "REF"))
    audit.create(engine)
    assert ids_kept(engine) == {"c1"}


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_p2_no_byte_is_left_in_the_file_whatever_the_pages_went_through(tmp_path: Path, seed: int, journal: str) -> None:
    file = tmp_path / "hippath.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"PRAGMA journal_mode = {journal}")
    engine = open_database(f"sqlite:///{file}")
    ids = [uuid.uuid4().hex for _ in range(30)]
    talk_of_many(engine, ids, 600, seed)
    for gone in ids[:15]:
        assert erase(engine, gone, Entry(1.0, "somebody", "erase", "REF")) > 0
        left = [path.name for path in tmp_path.iterdir() if gone.encode() in path.read_bytes()]
        assert left == []
    assert all(rows_with(engine, kept) for kept in ids[15:])


def test_p2_a_file_that_is_being_read_is_written_anew_by_the_next_run(tmp_path: Path) -> None:
    file = tmp_path / "hippath.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = wal")
    engine = open_database(f"sqlite:///{file}")
    keep(engine, "c1", words=WORD)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM events").fetchone()
        erase(engine, "c1", Entry(1.0, "somebody", "erase", "REF"))
        assert ids_kept(engine) == set()
    assert overwrite(engine, largest=0) is False, "it is larger than that"
    assert overwrite(engine)
    assert [path.name for path in tmp_path.iterdir() if WORD.encode() in path.read_bytes()] == []
    assert overwrite(engine) is False, "nothing was erased since"


def test_p2_a_copy_holds_all_and_taking_it_is_recorded(engine: Engine) -> None:
    keep(engine, "c1", at=100.0, words=WORD)
    keep(engine, "c2", words="somebody else")
    copy = Records(engine, SECRET, clock=lambda: 7.0).copy("c1")
    assert copy is not None
    assert [message["text"] for message in copy["messages"]] == [WORD] * 3
    assert copy["consent"] == {"text_version": "abc", "agreed_at": "1970-01-01T00:01:10+00:00"}
    assert copy["waiting_to_be_sent"][0]["content"] == WORD
    assert "somebody else" not in str(copy)
    assert "c1" not in str(copy)
    assert audited(engine) == [("patient", "export", reference_of("c1", SECRET), "")]
    assert Records(engine, SECRET).copy("nobody") is None
    assert len(audited(engine)) == 1


def test_p2_the_page_shows_words_as_words(engine: Engine, knowledge: Knowledge) -> None:
    keep(engine, "c1", words="<script>alert(1)</script> & more")
    with engine.connect() as connection:
        copy = export(connection, "c1", "REF")
    assert copy is not None
    page = conversation_page(copy, knowledge)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert "<script>" not in page


def _rows(server: Server, conversation_id: str) -> int:
    with closing(sqlite3.connect(server.database)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return sum(conversation_id in str(row) for table in tables for row in database.execute(f'SELECT * FROM "{table}"'))


def _traces(server: Server, word: str) -> list[str]:
    files = server.database.parent.glob(f"{server.database.name}*")
    return [file.name for file in files if word.encode() in file.read_bytes()]


def test_p2_the_patient_erases_and_nothing_is_left(server: Server) -> None:
    patient, other = Patient(server.url), Patient(server.url)
    other.say("yes")
    word = WORD + "one"
    patient.say(f"yes {word}")
    conversation_id = patient.session["conversation_id"]
    rows = _rows(server, conversation_id)
    assert rows > 3
    assert _traces(server, word)
    assert patient.erase() == {"erased": True, "deleted": rows}
    assert _rows(server, conversation_id) == 0
    assert _traces(server, word) == _traces(server, conversation_id) == []
    assert patient.history() == []
    assert patient.erase() == {"erased": True, "deleted": 0}
    assert len(other.history()) > 2


def test_p2_asking_for_it_in_words(server: Server) -> None:
    patient = Patient(server.url)
    word = WORD + "two"
    patient.say(f"yes {word}")
    said = patient.say("delete my data")
    if not any(message.get("erase") for message in said):
        said = patient.say("yes")
    assert any(message.get("erase") for message in said)
    assert said[-1]["text"]
    assert _rows(server, patient.session["conversation_id"]) == 0
    assert _traces(server, word) == []


def test_p2_the_patient_takes_a_copy_with_the_token_and_nobody_else_does(server: Server) -> None:
    patient, other = Patient(server.url), Patient(server.url)
    patient.say("yes")
    patient.say(f"pain in my groin for two months, I am 34 {WORD}three")
    patient.say("I am numb between my legs and cannot control my bladder")
    answer = requests.get(f"{server.url}/chat/messages/export", headers=patient.headers, timeout=30)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    copy = answer.json()
    assert [message["text"] for message in copy["messages"]] == [message["text"] for message in patient.history()]
    assert copy["facts"]["age"] == 34
    assert copy["results"][-1]["disposition"] == "emergency_now"
    assert set(copy["danger_signs"]) >= set(copy["facts"]["red_flags"]) > set()
    assert copy["consent"]["agreed_at"]
    assert f"{WORD}three" not in requests.get(f"{server.url}/chat/messages/export", headers=other.headers, timeout=30).text
    assert requests.get(f"{server.url}/chat/messages/export", timeout=30).status_code == 401
    patient.erase()
    assert requests.get(f"{server.url}/chat/messages/export", headers=patient.headers, timeout=30).status_code == 404
