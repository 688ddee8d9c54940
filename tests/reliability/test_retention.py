"""P3: what was kept for as long as patients were told is erased, by the clock that is passed in and by the server's own."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from hippath.knowledge import Knowledge
from hippath.serving.retention import days_to_keep
from hippath.serving.settings import read_settings
from hippath.serving.stop import CannotStart
from hippath.stores.database import open_database
from hippath.stores.engine import open_engine
from hippath.stores.retention import BATCH, DAY, Expired, expire
from hippath.stores.tables import conversations
from tests.support.kept import audited, ids_kept, keep, rows_with, say
from tests.support.server import Server

START = 1_700_000_000.0


@pytest.fixture()
def engine(database_url: str) -> Engine:
    return open_database(database_url)


def test_p3_each_conversation_goes_when_its_days_are_over(engine: Engine) -> None:
    rows = keep(engine, "first", at=START)
    keep(engine, "second", at=START + 10 * DAY)
    for days_later, left in ((29.9, {"first", "second"}), (30.1, {"second"}), (39.9, {"second"}), (40.1, set())):
        expire(engine, 30, "server", START + days_later * DAY)
        assert ids_kept(engine) == left
    detail = f"1 conversations over 30 days, {rows} rows"
    assert audited(engine) == [("server", "retention", "-", detail)] * 2


def test_p3_it_is_the_last_message_that_counts(engine: Engine) -> None:
    keep(engine, "c", at=START)
    with engine.begin() as connection:
        connection.execute(conversations.update().values(last_seen=START + 20 * DAY))
    assert expire(engine, 30, "server", START + 45 * DAY) == Expired(0, 0)
    assert expire(engine, 30, "server", START + 51 * DAY).conversations == 1


def test_p3_rows_without_a_conversation_go_too(engine: Engine) -> None:
    with engine.begin() as connection:
        for seq, days in ((1, 0), (2, 5)):
            say(connection, "stray", seq, START + days * DAY, "words")
    assert expire(engine, 30, "server", START + 31 * DAY) == Expired(0, 0)
    assert expire(engine, 30, "server", START + 36 * DAY) == Expired(1, 4)
    assert rows_with(engine, "stray") == []


def test_p3_more_than_fit_in_a_transaction(engine: Engine) -> None:
    for number in range(BATCH + 5):
        keep(engine, f"c{number}", at=START, turns=1)
    assert expire(engine, 30, "server", START + 31 * DAY) == Expired(BATCH + 5, 4 * (BATCH + 5))
    assert ids_kept(engine) == set()


def test_p3_workers_at_once_erase_each_conversation_once(engine: Engine) -> None:
    for number in range(BATCH * 2):
        keep(engine, f"c{number}", at=START, turns=1)
    own = [open_engine(engine.url.render_as_string(hide_password=False)) for _ in range(4)]
    with ThreadPoolExecutor(4) as workers:
        done = list(workers.map(lambda one: expire(one, 30, "server", START + 31 * DAY), own))
    assert sum(each.conversations for each in done) == BATCH * 2
    assert ids_kept(engine) == set()


@pytest.mark.parametrize(("wanted", "days"), [(None, 30), (7.0, 7), (30.0, 30), (0.0, 0)])
def test_p3_never_longer_than_patients_are_told(wanted: float | None, days: float) -> None:
    assert days_to_keep(wanted, 30) == days
    with pytest.raises(CannotStart, match="HIPPATH_RETENTION_DAYS is 31, but patients are told 30 days"):
        days_to_keep(31, 30)


def test_p3_the_setting_is_read() -> None:
    assert read_settings({}).retention_days is None
    assert read_settings({"HIPPATH_RETENTION_DAYS": "0"}).retention_days == 0
    assert read_settings({"HIPPATH_RETENTION_DAYS": "7.5"}).retention_days == 7.5
    with pytest.raises(CannotStart, match="HIPPATH_RETENTION_DAYS"):
        read_settings({"HIPPATH_RETENTION_DAYS": "a month"})


def test_p3_the_server_does_it_by_itself(model_path: Path, tmp_path: Path, knowledge: Knowledge) -> None:
    told = knowledge.clinic.retention_days
    engine = open_database(f"sqlite:///{tmp_path / 'hippath.db'}")
    now = time.time()
    keep(engine, "old", at=now - (told + 1) * DAY, words="zanzibarold")
    keep(engine, "young", at=now - (told - 1) * DAY)
    server = Server(tmp_path).wait_until_ready()
    try:
        give_up = time.monotonic() + 30
        while "old" in ids_kept(engine) and time.monotonic() < give_up:
            time.sleep(0.1)
    finally:
        server.stop()
    assert ids_kept(engine) == {"young"}
    assert [row[:2] for row in audited(engine)] == [("server", "retention")]
    assert b"zanzibarold" not in server.database.read_bytes()
