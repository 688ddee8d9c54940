"""P1, P6: canary words sent down every path, and the ids of conversations, are in the database and nowhere else."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
import requests

from hippath.stores.reference import reference_of
from tests.support.breakable import BREAKABLE
from tests.support.patient import Patient
from tests.support.redis_server import RedisServer
from tests.support.server import Server

CANARY = "zanzibarcanary"
REFERENCE = re.compile(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}")


SETTINGS = {"prelude": BREAKABLE, "HIPPATH_TURN_SECONDS": "3", "HIPPATH_BURST": "1000"}
DEBUG = dict.fromkeys(("HIPPATH_LOG_LEVEL", "LOG_LEVEL", "LOG_LEVEL_LIBRARIES"), "DEBUG")


def _send_everywhere(server: Server) -> Patient:
    """Send the canary by every way there is; return the patient, who has asked for all to be erased in the end."""
    patient = Patient(server.url)
    for text in (
        f"yes {CANARY}",
        f"pain in my groin {CANARY} for two months",
        f'/inform{{"{CANARY}": "{CANARY}"}}',
        f"what exercises {CANARY} help?",
        f"{CANARY} breakall",
        f"{CANARY} breaklate",
        f"{CANARY} hangall",
        f"my \U0001f615 {CANARY} \u202e",
        f"start over {CANARY}",
    ):
        patient.say(text)
    bad = {
        "id": {"id": f"{CANARY} !", "text": "x"},
        "text": {"id": "b1", "text": CANARY * 100},
        "choice": {"id": "b2", "choices": [CANARY], "question_id": "consent"},
        "question": {"id": "b3", "choices": ["x"], "question_id": CANARY},
        "type": {"id": "b4", "text": [CANARY]},
    }
    for body in bad.values():
        assert patient.post(body).status_code == 400
    for raw in (
        f'{{"id": "b5", {CANARY}'.encode(),
        f'{{"id": "b6", "text": "{CANARY}\xff"}}'.encode("latin-1"),
    ):
        assert patient.post(None, raw=raw).status_code == 400
    assert patient.post(None, raw=json.dumps({"id": "b7", "text": f"\ud800{CANARY}"}).encode()).status_code == 200
    own = {"Authorization": patient.headers["Authorization"]}
    requests.get(f"{server.url}/chat/messages/export", params={"q": CANARY}, headers=own, timeout=30)
    requests.post(f"{server.url}/chat/sessions/renew", headers=own, data=CANARY, timeout=30)
    requests.post(f"{server.url}/chat/sessions/renew", headers={"Authorization": f"Bearer {CANARY}"}, timeout=30)
    requests.delete(f"{server.url}/chat/messages", headers={"Authorization": f"Bearer {CANARY}"}, timeout=30)
    requests.get(f"{server.url}/{CANARY}?q={CANARY}", headers={"X-Request-Id": CANARY, "User-Agent": CANARY}, timeout=30)
    requests.get(f"{server.url}/clinician/?q={CANARY}+injection", timeout=30)
    requests.get(f"{server.url}/clinician/lookup?q={CANARY}&audience={CANARY}", timeout=30)
    requests.get(f"{server.url}/chat/messages?after={CANARY}", headers=own, timeout=30)
    requests.get(f"{server.url}/chat/messages", headers={"Authorization": f"Bearer {CANARY}"}, timeout=30)
    requests.post(f"{server.url}/chat/sessions", headers={"Origin": f"https://{CANARY}.example"}, timeout=30)
    requests.post(f"{server.url}/webhooks/rest/webhook", json={"sender": CANARY, "message": CANARY}, timeout=30)
    kept = server.database.with_suffix(".kept")
    server.database.rename(kept)
    server.database.write_bytes(b"this is no database" * 100)
    try:
        assert patient.post({"id": "b8", "text": f"lost {CANARY}"}).status_code == 503
    finally:
        kept.replace(server.database)
    patient.say(f"delete my data {CANARY}")
    return patient


@pytest.fixture(scope="module")
def asked_of_redis(redis_server: RedisServer) -> Iterator[list[str]]:
    """Everything that anybody asks of Redis from now on."""
    asked: list[str] = []
    monitoring = redis.Redis(port=redis_server.port).monitor()
    begun = threading.Event()

    def listen() -> None:
        with contextlib.suppress(redis.ConnectionError), monitoring as said:
            begun.set()
            for each in said.listen():
                asked.append(str(each["command"]))

    threading.Thread(target=listen, daemon=True).start()
    assert begun.wait(30)
    return asked


@pytest.fixture(scope="module")
def talkative(
    model_path: Path, redis_server: RedisServer, asked_of_redis: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server that logs all it can, with Redis, whose actions raise and hang on a word."""
    running = Server(tmp_path_factory.mktemp("talkative"), **SETTINGS, **DEBUG, HIPPATH_REDIS_URL=redis_server.url)
    yield running.wait_until_ready()
    running.stop()


@pytest.fixture(scope="module")
def gone(talkative: Server) -> Patient:
    """Somebody who has sent the canary everywhere to it."""
    return _send_everywhere(talkative)


def test_p1_canaries_are_in_no_log(talkative: Server, gone: Patient) -> None:
    patient = Patient(talkative.url)
    patient.say(f"yes {CANARY}kept")
    assert f"{CANARY}kept".encode() in talkative.database.read_bytes()
    assert "DEBUG hippath.rasa_event" in talkative.output(), "the log was not at DEBUG"
    assert "guarded_actions" in talkative.output(), "no failure was logged"
    found = [file.name for file in talkative.folder.rglob("*") if CANARY.encode() in file.read_bytes()]
    assert found == [talkative.database.name]


def test_p1_canaries_are_in_no_metric(talkative: Server, gone: Patient) -> None:
    for path in ("/metrics", "/healthz", "/readyz"):
        told = requests.get(f"{talkative.url}{path}", timeout=30).text
        assert CANARY not in told
        assert gone.session["conversation_id"] not in told


def test_p1_p6_redis_gets_no_words_and_no_ids(talkative: Server, gone: Patient, asked_of_redis: list[str]) -> None:
    assert len(asked_of_redis) > 5, "Redis was not used"
    whole = " ".join(asked_of_redis)
    assert CANARY not in whole
    assert gone.session["conversation_id"] not in whole


def test_p6_no_log_names_a_conversation_or_its_token(talkative: Server, gone: Patient) -> None:
    assert gone.session["conversation_id"] not in talkative.output()
    assert gone.session["token"] not in talkative.output()


def test_p1_canaries_are_in_no_log_at_the_usual_level(model_path: Path, tmp_path: Path) -> None:
    server = Server(tmp_path, **SETTINGS).wait_until_ready()
    try:
        _send_everywhere(server)
        assert "guarded_actions" in server.output()
        assert CANARY not in server.output()
    finally:
        server.stop()


def test_p1_a_crash_prints_and_leaves_no_words(model_path: Path, tmp_path: Path) -> None:
    server = Server(tmp_path, **SETTINGS, **DEBUG, PYTHONFAULTHANDLER="1").wait_until_ready()
    patient = Patient(server.url)
    patient.say(f"yes {CANARY}")
    limits = Path(f"/proc/{server.process.pid}/limits").read_text()
    sending = threading.Thread(target=_send_and_be_cut_off, args=(patient,))
    sending.start()
    sending.join(1)
    assert sending.is_alive(), "the message was answered before the crash"
    assert server.stop(signal.SIGSEGV) == -signal.SIGSEGV
    sending.join()
    assert "Segmentation fault" in server.output(), "nothing was printed that could have held words"
    assert CANARY not in server.output()
    assert [line.split()[4:6] for line in limits.splitlines() if line.startswith("Max core file size")] == [["0", "0"]]
    left = [file.name for file in tmp_path.rglob("*") if CANARY.encode() in file.read_bytes()]
    assert [name for name in left if not name.startswith(server.database.name)] == []


def _send_and_be_cut_off(patient: Patient) -> None:
    with pytest.raises(requests.ConnectionError):
        patient.say(f"hangall {CANARY}")


def test_p6_a_reference_is_short_stable_and_needs_the_secret() -> None:
    one = reference_of("1f" * 16, "s" * 32)
    assert one == reference_of("1f" * 16, "s" * 32)
    assert REFERENCE.fullmatch(one)
    assert len({reference_of(f"{number:032x}", secret) for number in range(1000) for secret in ("s" * 32, "t" * 32)}) == 2000
