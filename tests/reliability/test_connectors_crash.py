"""A message that a platform was told is taken is answered, whatever becomes of the process; two processes answer it once."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.support.platforms.people import messaging_server
from tests.support.platforms.person import wait_until
from tests.support.platforms.stub import PlatformStub
from tests.support.platforms.telegram import TelegramPerson
from tests.support.postgres import Postgres

pytestmark = pytest.mark.faults


def test_s5_what_was_taken_before_a_kill_is_answered_after_it(model_path: Path, tmp_path: Path) -> None:
    stub = PlatformStub()
    people = []
    server = messaging_server(tmp_path, stub)
    try:
        for _ in range(10):
            person = TelegramPerson(server, stub)
            assert person.post(person.said("hi")).status_code == 200
            people.append(person)
        server.stop(signal.SIGKILL)
        server = messaging_server(tmp_path, stub)
        for person in people:
            person.server = server
            person.settle()
            greetings = [shown for shown in person.shown() if shown.text.startswith("Hello.")]
            # One that was on its way when the process was killed may be sent again, none may be missing.
            assert 1 <= len(greetings) <= 2
        assert sum(len(person.shown()) for person in people) <= len(people) + 8
    finally:
        server.stop()
        stub.down()


def test_c2_two_processes_on_postgresql_answer_each_message_once_and_in_order(
    model_path: Path, tmp_path: Path, postgres: Postgres
) -> None:
    stub = PlatformStub()
    url = postgres.url()
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    servers = [messaging_server(folder, stub, HIPPATH_DATABASE_URL=url) for folder in folders]
    try:
        people = [TelegramPerson(servers[0], stub) for _ in range(6)]
        for text in ("hi", "yes", "help"):
            for person in people:
                body = person.said(text)
                for server in servers:  # the platform sends it again, and the proxy hands it to the other process
                    person.url = f"{server.url}/webhooks/telegram"
                    assert person.post(body).status_code == 200
        owed = "SELECT count(*) FROM hippath_outbox"
        wait_until(lambda: postgres.sql(owed, url.rsplit("/", 1)[1]) == "0", "every answer")
        for person in people:
            told = [shown.text for shown in person.shown()]
            places = [[at for at, text in enumerate(told) if text.startswith(said)] for said in ("Hello.", "Thank you.", "You can tell me")]
            assert all(len(place) == 1 for place in places), told
            assert places == sorted(places), told
    finally:
        for server in servers:
            server.stop()
        stub.down()
