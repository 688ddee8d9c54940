"""A5: with a clinician secret nothing opens but by it; a patient's token never does."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from hippath.channels.clinician_access import admitted
from tests.support.clinician import PAGES, SECRET, get
from tests.support.patient import Patient
from tests.support.server import Server

PATHS = (*PAGES, "/clinician/lookup?q=injection", "/clinician/static/x/page.js")


def _basic(text: str) -> str:
    return f"Basic {base64.b64encode(text.encode()).decode()}"


REFUSED = {
    "nothing": None,
    "empty": "",
    "another password": _basic("dr:another-password-of-clinicians"),
    "no password": _basic("dr:"),
    "the beginning of it": _basic(f"dr:{SECRET[:-1]}"),
    "more than it": _basic(f"dr:{SECRET}x"),
    "other capitals": _basic(f"dr:{SECRET.upper()}"),
    "as the user": _basic(f"{SECRET}:"),
    "without a user": _basic(SECRET),
    "as a bearer": f"Bearer {SECRET}",
    "not encoded": f"Basic dr:{SECRET}",
    "not base64": "Basic ***",
    "scheme only": "Basic",
    "another scheme": _basic(f"dr:{SECRET}").replace("Basic", "Digest"),
}
ADMITTED = {
    "any user": _basic(f"dr.jones:{SECRET}"),
    "no user": _basic(f":{SECRET}"),
    "small letters": _basic(f"dr:{SECRET}").replace("Basic", "basic"),
}


@pytest.fixture(scope="module")
def locked(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose clinician pages need a password; DEBUG logs."""
    folder = tmp_path_factory.mktemp("locked")
    running = Server(folder, HIPPATH_CLINICIAN_SECRET=SECRET, HIPPATH_LOG_LEVEL="DEBUG", LOG_LEVEL="DEBUG")
    yield running.wait_until_ready()
    running.stop()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("kind", REFUSED)
def test_a5_refused(locked: Server, path: str, kind: str) -> None:
    header = REFUSED[kind]
    answer = get(locked, path, headers={} if header is None else {"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Basic realm=")
    assert set(answer.json()) == {"error"}
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("kind", ADMITTED)
def test_a5_admitted(locked: Server, path: str, kind: str) -> None:
    answer = get(locked, path, headers={"Authorization": ADMITTED[kind]})
    assert answer.status_code == (404 if "static" in path else 200)
    assert "WWW-Authenticate" not in answer.headers


@pytest.mark.parametrize("path", PATHS)
def test_a5_a_patients_token_opens_nothing(locked: Server, path: str) -> None:
    patient = Patient(locked.url)
    assert get(locked, path, headers=patient.headers).status_code == 401
    token = patient.session["token"]
    assert get(locked, path, headers={"Authorization": _basic(f"patient:{token}")}).status_code == 401


def test_a5_the_clinicians_password_opens_no_conversation(locked: Server) -> None:
    patient = Patient(locked.url)
    answer = get(locked, "/chat/messages", headers={"Authorization": ADMITTED["any user"]})
    assert answer.status_code == 401
    assert len(patient.history()) == 1


def test_a5_patients_need_no_clinician_password(locked: Server) -> None:
    assert get(locked, "/chat/").status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_a5_open_when_no_secret_is_set(server: Server, path: str) -> None:
    assert get(server, path).status_code == 200


def test_a5_without_a_secret_everyone_is_admitted() -> None:
    assert admitted(None, None)
    assert not admitted(None, SECRET)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a5_it_is_only_read(locked: Server, method: str) -> None:
    headers = {"Authorization": ADMITTED["any user"]}
    assert requests.request(method, f"{locked.url}/clinician/", headers=headers, timeout=30).status_code == 405


def test_a5_words_of_a_question_are_in_no_log(locked: Server) -> None:
    headers = {"Authorization": ADMITTED["any user"]}
    for path in ("/clinician/?q=zanzibarquestion+injection", "/clinician/lookup?q=zanzibarquestion&audience=zanzibarquestion"):
        get(locked, path, headers=headers)
    get(locked, "/clinician/lookup?q=zanzibarquestion", headers={"Authorization": _basic("zanzibarquestion:zanzibarquestion")})
    assert "DEBUG" in locked.output()
    assert "zanzibarquestion" not in locked.output()
    assert SECRET not in locked.output()


def test_a5_a_flood_waits(locked: Server) -> None:
    answers = [requests.get(f"{locked.url}/clinician/lookup", timeout=30) for _ in range(400)]
    slowed = [answer for answer in answers if answer.status_code == 429]
    assert slowed
    assert int(slowed[0].headers["Retry-After"]) >= 1
    assert slowed[0].json()["error"]
