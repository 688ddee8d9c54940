"""O5: a backup made while the database is in use becomes a new database, and conversations go on in it."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import insert, select

from hippath.cli import hippath
from hippath.stores.backup import BackupFailed, back_up, restore
from hippath.stores.database import open_database
from hippath.stores.engine import open_engine
from hippath.stores.tables import messages
from tests.support.patient import Patient
from tests.support.postgres import Postgres
from tests.support.server import Server

SECRET = "s" * 40
ROW = {"conversation_id": "c", "seq": 1, "direction": "in", "json": "{}", "created": 1.0}


def _said(url: str) -> list[str]:
    engine = open_engine(url)
    with engine.connect() as connection:
        found = [row.conversation_id for row in connection.execute(select(messages.c.conversation_id))]
    engine.dispose()
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def urls(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """Addresses of a database in use and of one to restore into."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/old.db", f"sqlite:///{tmp_path}/new.db"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.url(), postgres.url()


def test_o5_what_was_committed_is_in_the_new_database(urls: tuple[str, str], tmp_path: Path) -> None:
    old, new = urls
    file = tmp_path / "backup"
    with open_database(old).begin() as committed:
        committed.execute(insert(messages).values(ROW))
    with open_database(old).connect() as writing:
        unfinished = writing.begin()
        writing.execute(insert(messages).values({**ROW, "conversation_id": "unfinished"}))
        back_up(old, file)
        unfinished.rollback()
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    restore(file, new)
    assert _said(new) == ["c"]
    open_database(new)
    with pytest.raises(BackupFailed, match="(there already|holds tables)"):
        restore(file, new)
    assert _said(new) == ["c"]


def test_o5_what_cannot_be_backed_up_or_restored_says_so(urls: tuple[str, str], tmp_path: Path) -> None:
    old, new = urls
    file = tmp_path / "backup"
    file.write_text("in the way")
    with pytest.raises(BackupFailed, match="there already"):
        back_up(old, file)
    assert file.read_text() == "in the way"
    with pytest.raises(BackupFailed):
        restore(file, new)
    with pytest.raises(BackupFailed, match="no file"):
        restore(tmp_path / "none", new)


def test_o5_a_password_is_in_no_list_of_processes(postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pg_dump"
    program.write_text('#!/bin/sh\necho "$@" > "$0.arguments"\necho "$PGPASSWORD" > "$0.password"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    back_up("postgresql://u:hidden@127.0.0.1:1/d", tmp_path / "backup")
    assert "hidden" not in (tmp_path / "pg_dump.arguments").read_text()
    assert (tmp_path / "pg_dump.password").read_text() == "hidden\n"


def test_o5_a_conversation_goes_on_after_a_restore(model_path: Path, tmp_path: Path) -> None:
    runner = CliRunner()
    first = Server(tmp_path, HIPPATH_SECRET=SECRET).wait_until_ready()
    try:
        patient = Patient(first.url)
        patient.say("yes")
        patient.say("pain in my groin for two months, I am 34")
        before = patient.history()
        old = {"HIPPATH_DATABASE_URL": f"sqlite:///{first.database}"}
        assert runner.invoke(hippath, ["backup", str(tmp_path / "backup")], env=old).exit_code == 0
        patient.say("what exercises help?")
    finally:
        first.stop()
    first.database.unlink()
    new = f"sqlite:///{tmp_path}/new/hippath.db"
    assert runner.invoke(hippath, ["restore", str(tmp_path / "backup")], env={"HIPPATH_DATABASE_URL": new}).exit_code == 0
    second = Server(tmp_path, HIPPATH_SECRET=SECRET, HIPPATH_DATABASE_URL=new).wait_until_ready()
    try:
        patient.url = second.url
        assert patient.history() == before
        said = patient.say("all correct")
        assert said[-1]["type"] == "question"
        assert len(patient.history()) > len(before)
    finally:
        second.stop()
    with closing(sqlite3.connect(tmp_path / "new" / "hippath.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
