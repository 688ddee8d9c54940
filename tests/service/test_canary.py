"""Canary words sent down every path are in the database and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import requests

from tests.support.breakable import BREAKABLE
from tests.support.patient import Patient
from tests.support.server import Server

CANARY = "zanzibarcanary"


def _send_everywhere(server: Server) -> None:
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
    requests.get(f"{server.url}/{CANARY}?q={CANARY}", timeout=30)
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


def test_canaries_are_in_no_log(breakable: Server) -> None:
    _send_everywhere(breakable)
    patient = Patient(breakable.url)
    patient.say(f"yes {CANARY}kept")
    assert f"{CANARY}kept".encode() in breakable.database.read_bytes()
    assert "DEBUG rasa" in breakable.output(), "the log was not at DEBUG"
    assert "guarded_actions" in breakable.output(), "no failure was logged"
    found = [file.name for file in breakable.folder.rglob("*") if CANARY.encode() in file.read_bytes()]
    assert found == [breakable.database.name]


def test_canaries_are_in_no_log_at_the_usual_level(model_path: Path, tmp_path: Path) -> None:
    server = Server(tmp_path, prelude=BREAKABLE, HIPPATH_TURN_SECONDS="3", HIPPATH_BURST="1000").wait_until_ready()
    try:
        _send_everywhere(server)
        assert "guarded_actions" in server.output()
        assert CANARY not in server.output()
    finally:
        server.stop()
