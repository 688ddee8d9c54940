"""The database goes away under a running triage: the patient is told, nothing is forgotten, and it goes on afterwards."""

from __future__ import annotations

import resource
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from hippath.serving.settings import read_settings
from tests.reliability.conftest import Clinic
from tests.reliability.triage import SILENCE_SECONDS, begun, goes_on, send, told_that_it_was_not_stored, wait_until_ready
from tests.support.server import Server

Use = Callable[[Clinic], None]
FULL_AT = 20 << 20
FILL = "INSERT INTO events (sender_id, type_name, data) SELECT 'filler', 'user', repeat(md5(n::text), 32) FROM generate_series(1, 21000) n"
"""More than FULL_AT in the table of events; PostgreSQL's log of changes comes in files of 16 MB."""
SQLITE_ROOM = 4096


def _set_read_only(clinic: Clinic, value: str) -> None:
    clinic.postgres.sql(f"ALTER DATABASE {clinic.database} SET default_transaction_read_only = {value}")
    clinic.postgres.disconnect()


DATABASE: dict[str, tuple[Use, Use]] = {
    "down": (lambda clinic: clinic.postgres.stop(), lambda clinic: clinic.postgres.start()),
    "crashed": (lambda clinic: clinic.postgres.stop("immediate"), lambda clinic: clinic.postgres.start()),
    "hung": (lambda clinic: clinic.postgres.freeze(), lambda clinic: clinic.postgres.thaw()),
    "read-only": (lambda clinic: _set_read_only(clinic, "on"), lambda clinic: _set_read_only(clinic, "off")),
}
NOBODY_ANSWERS = [DATABASE[fault][0] for fault in ("down", "crashed", "hung")]
REDIS: dict[str, tuple[Use, Use]] = {
    "down": (lambda clinic: clinic.redis.stop(), lambda clinic: clinic.redis.start()),
    "hung": (lambda clinic: clinic.redis.freeze(), lambda clinic: clinic.redis.thaw()),
}


def _a_triage_survives(clinic: Clinic, break_it: Use, mend: Use) -> None:
    patient = begun(clinic.server.url)
    before = patient.history()
    break_it(clinic)
    try:
        assert told_that_it_was_not_stored(send(patient, "yes", "lost"))
        assert told_that_it_was_not_stored(send(patient, "yes", "lost"))
        if break_it in NOBODY_ANSWERS:
            opened = requests.post(f"{clinic.server.url}/chat/sessions", timeout=SILENCE_SECONDS)
            assert told_that_it_was_not_stored(opened)
    finally:
        mend(clinic)
    wait_until_ready(clinic.server.url)
    assert patient.history() == before
    goes_on(patient, send(patient, "yes", "lost"))
    assert [message["id"] for message in patient.history()].count("lost") == 1


@pytest.mark.parametrize("fault", DATABASE)
def test_s2_database(clinic: Clinic, fault: str) -> None:
    _a_triage_survives(clinic, *DATABASE[fault])


@pytest.mark.parametrize("fault", REDIS)
def test_s3_redis(clinic: Clinic, fault: str) -> None:
    _a_triage_survives(clinic, *REDIS[fault])


@pytest.mark.parametrize("part", ["postgres", "redis"])
def test_s2_s3_restarted_while_nobody_spoke(clinic: Clinic, part: str) -> None:
    patient = begun(clinic.server.url)
    getattr(clinic, part).stop()
    getattr(clinic, part).start()
    goes_on(patient, send(patient, "yes"))


def test_s2_database_full(clinic: Clinic) -> None:
    clinic.postgres.sql(FILL, clinic.database)
    patient = begun(clinic.server.url)
    clinic.postgres.limit_files(FULL_AT)
    acknowledged = []
    try:
        for number in range(20):
            before = patient.history()
            answer = send(patient, "why do you ask?", f"m{number}")
            if told_that_it_was_not_stored(answer):
                break
            acknowledged += answer.json()["messages"]
        else:
            raise AssertionError("the database never was full")
        assert patient.history() == before
    finally:
        clinic.postgres.limit_files(None)
        clinic.postgres.disconnect()
        clinic.postgres.sql("DELETE FROM events WHERE sender_id = 'filler'", clinic.database)
    assert [message for message in patient.history() if message in acknowledged] == acknowledged
    goes_on(patient, send(patient, "yes", f"m{number}"))
    assert [message["id"] for message in patient.history()].count(f"m{number}") == 1


@pytest.mark.parametrize("fault", ["postgres", "redis"])
def test_o3_health_tells_the_truth_while_everything_hangs(clinic: Clinic, fault: str) -> None:
    patient = begun(clinic.server.url)
    getattr(clinic, fault).freeze()
    try:
        with pytest.raises(requests.Timeout):
            requests.post(
                f"{patient.url}/chat/messages", headers=patient.headers, json={"id": "waits", "text": "yes"}, timeout=0.2
            )
        # A second is the limit of the row; another for a machine that runs more than this test.
        assert requests.get(f"{patient.url}/healthz", timeout=2).status_code == 200
        ready = requests.get(f"{patient.url}/readyz", timeout=2)
        assert ready.status_code == 503
        assert ready.json() == {"ready": False, "model": True, "database": fault != "postgres", "lock": fault != "redis"}
    finally:
        getattr(clinic, fault).thaw()
    wait_until_ready(clinic.server.url)
    goes_on(patient, send(patient, "yes"))


@pytest.mark.parametrize("fault", ["down", "read-only"])
def test_o3_ready_is_only_what_can_keep_a_message(clinic: Clinic, fault: str) -> None:
    break_it, mend = DATABASE[fault]
    break_it(clinic)
    try:
        ready = requests.get(f"{clinic.server.url}/readyz", timeout=SILENCE_SECONDS)
        assert ready.json() == {"ready": False, "model": True, "database": False, "lock": True}
    finally:
        mend(clinic)
    wait_until_ready(clinic.server.url)


@pytest.fixture(scope="module")
def small_practice(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with SQLite."""
    seconds = str(read_settings({}).turn_seconds)
    running = Server(tmp_path_factory.mktemp("small"), HIPPATH_RATE="50", HIPPATH_BURST="500", HIPPATH_TURN_SECONDS=seconds)
    yield running.wait_until_ready()
    running.stop(signal.SIGKILL)


def test_s2_sqlite_full(small_practice: Server) -> None:
    patient = begun(small_practice.url)
    size = small_practice.database.stat().st_size
    limits = resource.prlimit(small_practice.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(small_practice.process.pid, resource.RLIMIT_FSIZE, (size + SQLITE_ROOM, limits[1]))
    try:
        for number in range(20):
            before = patient.history()
            if told_that_it_was_not_stored(send(patient, "why do you ask?", f"m{number}")):
                break
        else:
            raise AssertionError("the database never was full")
        assert patient.history() == before
    finally:
        resource.prlimit(small_practice.process.pid, resource.RLIMIT_FSIZE, limits)
    goes_on(patient, send(patient, "yes", f"m{number}"))


def test_s2_sqlite_held_by_somebody_else(small_practice: Server) -> None:
    patient = begun(small_practice.url)
    before = patient.history()
    with closing(sqlite3.connect(small_practice.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert told_that_it_was_not_stored(send(patient, "yes", "lost"))
        other.execute("ROLLBACK")
    assert patient.history() == before
    goes_on(patient, send(patient, "yes", "lost"))
