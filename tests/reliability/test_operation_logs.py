"""One JSON line a record and a request, with the request's id and nobody's words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from hippath.serving.request_id import request_id_from
from tests.support.server import Server, free_port

CANARY = "zanzibarcanary"
SCRIPT = f"""
import logging
from hippath.serving.logs import configure_logs
from hippath.serving.request_id import current_request_id
configure_logs("DEBUG", as_json=True)
current_request_id.set("a-request-id")
words = "{CANARY}"
own, library = logging.getLogger("hippath.test"), logging.getLogger("rasa.core")
own.info("request", extra={{"fields": {{"status": 200, "ms": 1.5}}}})
library.warning(words, extra={{"fields": {{"text": words}}}})
try:
    raise ValueError(words)
except ValueError:
    own.exception("failed")
    library.exception(words)
own.info('quote " and\\nnew line')
"""


@pytest.fixture(scope="module")
def lines() -> list[dict[str, object]]:
    ended = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=120, check=True)
    assert CANARY not in ended.stderr
    return [json.loads(line) for line in ended.stderr.splitlines()]


def test_every_line_says_when_where_and_for_which_request(lines: list[dict[str, object]]) -> None:
    assert len(lines) == 5
    for line in lines:
        assert {"time", "level", "logger", "place", "message", "request_id"} <= set(line)
        assert line["request_id"] == "a-request-id"
        assert str(line["time"]).endswith("+00:00")


def test_figures_and_frames_are_fields(lines: list[dict[str, object]]) -> None:
    assert (lines[0]["status"], lines[0]["ms"]) == (200, 1.5)
    assert "text" not in lines[1]
    assert str(lines[2]["frames"]).startswith("ValueError\n")
    assert lines[4]["message"] == 'quote " and\nnew line'


@pytest.mark.parametrize("good", ["1234567890abcdef", "a" * 64, "0f8fad5b-d9cb-469f-a165-70867728950e"])
def test_a_well_formed_request_id_is_kept(good: str) -> None:
    assert request_id_from(good) == good


@pytest.mark.parametrize("bad", [None, "", "short", "a" * 65, "with space", "a\nline", "pain in my groin", "ümläute1"])
def test_any_other_is_replaced(bad: str | None) -> None:
    made = request_id_from(bad)
    assert made != bad
    assert request_id_from(made) == made


@pytest.fixture(scope="module")
def plain(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Server:
    port = free_port()
    server = Server(tmp_path_factory.mktemp("logs"), HIPPATH_LOG_FORMAT="json", HIPPATH_METRICS_PORT=str(port))
    server.wait_until_ready()
    server.metrics = f"http://127.0.0.1:{port}/metrics"  # type: ignore[attr-defined]
    return server


def test_every_answer_carries_its_request_s_id_and_one_line_says_how_it_went(plain: Server) -> None:
    try:
        sent = {"X-Request-Id": "0f8fad5bd9cb469fa165"}
        asked = {
            "unknown": requests.get(f"{plain.url}/{CANARY}?q={CANARY}", headers=sent, timeout=30),
            "no token": requests.get(f"{plain.url}/chat/messages", headers=sent, timeout=30),
            "method": requests.put(f"{plain.url}/chat/messages", headers=sent, timeout=30),
            "page": requests.get(f"{plain.url}/chat/", headers=sent, timeout=30),
        }
        assert {answer.headers["X-Request-Id"] for answer in asked.values()} == {sent["X-Request-Id"]}
        made = requests.get(f"{plain.url}/chat/", headers={"X-Request-Id": CANARY + " "}, timeout=30).headers["X-Request-Id"]
        assert len(made) == 32
        session = requests.post(f"{plain.url}/chat/sessions", timeout=30).json()
        metrics = requests.get(plain.metrics, timeout=30).text  # type: ignore[attr-defined]
        assert requests.get(f"{plain.url}/metrics", timeout=30).status_code == 404
    finally:
        plain.stop()
    logged = [json.loads(line) for line in plain.output().splitlines() if line.startswith("{")]
    mine = [line for line in logged if line.get("request_id") == sent["X-Request-Id"] and line["message"] == "request"]
    assert [(line["route"], line["status"]) for line in mine] == [
        ("none", 404),
        ("/chat/messages", 401),
        ("none", 405),
        ("/chat", 200),
    ]
    assert all(line["ms"] >= 0 for line in mine)
    for text in (plain.output(), metrics):
        assert CANARY not in text
        assert session["conversation_id"] not in text
    assert 'hippath_requests_total{method="GET",route="none",status="404"} 1.0' in metrics
    assert 'hippath_red_flags_total{flag="' in metrics
