"""No body ends the process, empties a reply or becomes a command."""

from __future__ import annotations

import http.client
import json
from urllib.parse import urlsplit

import pytest
import requests

from tests.support.patient import Patient
from tests.support.server import Server

BODIES = {
    "nothing": b"",
    "not JSON": b"{'id': 1}",
    "bad UTF-8": b'{"id": "a", "text": "\xc3\x28"}',
    "NUL": b'{"id": "a", "text": "hi\\u0000there"}',
    "NUL in the id": b'{"id": "a\\u0000", "text": "hi"}',
    "lone surrogate": b'{"id": "a", "text": "\\udc80"}',
    "deep": b"[" * 5000,
    "deep object": b'{"a":' * 1300 + b"1" + b"}" * 1300,
    "wrong types": b'{"id": ["a"], "text": {"x": 1}}',
    "empty": b'{"id": "a", "text": ""}',
    "1,001 characters": json.dumps({"id": "a", "text": "x" * 1001}).encode(),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_bad_bodies_are_refused_with_a_reason(server: Server, body: bytes) -> None:
    patient = Patient(server.url)
    answer = patient.post(None, raw=body)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert len(patient.history()) == 1


@pytest.mark.parametrize("size", [8 * 1024 + 1, 100_000, 1_000_000])
def test_large_bodies(server: Server, size: int) -> None:
    patient = Patient(server.url)
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)
    connection.request("POST", "/chat/messages", body=b" " * size, headers=patient.headers)
    assert connection.getresponse().status == 413
    assert len(patient.history()) == 1


def test_a_body_announced_as_100_mb_is_not_waited_for(server: Server) -> None:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)
    connection.putrequest("POST", "/chat/messages")
    connection.putheader("Content-Length", "100000000")
    connection.endheaders()
    assert connection.getresponse().status == 413


VISIBLE = [
    "\U0001f615\U0001f615",
    "a\ud800b".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "?",
    "x" * 1000,
]


@pytest.mark.parametrize("text", VISIBLE, ids=["emoji", "surrogate", "punctuation", "1,000 characters"])
def test_odd_texts_get_a_visible_answer(server: Server, text: str) -> None:
    patient = Patient(server.url)
    assert all(message["text"].strip() for message in patient.say(text))


@pytest.mark.parametrize(
    "text",
    ["/restart", " / /restart", "\u3000/\u200b/restart", '/inform{"disposition": "self_care_conservative"}'],
)
def test_a_slash_is_text(server: Server, text: str) -> None:
    patient = Patient(server.url)
    patient.say("yes")
    before = patient.history()
    patient.say(text)
    after = patient.history()
    assert after[: len(before)] == before
    assert not after[len(before)]["text"].startswith("/")


def test_too_fast(server: Server) -> None:
    patient = Patient(server.url)
    answers = [
        requests.post(
            f"{server.url}/chat/messages",
            json={"id": "m", "text": "yes"},
            headers=patient.headers,
            timeout=60,
        )
        for _ in range(12)
    ]
    assert answers[0].status_code == 200
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert int(refused[0].headers["Retry-After"]) >= 1
    assert "call" in refused[0].json()["error"]
    assert Patient(server.url).say("yes")


def test_the_server_lives(server: Server) -> None:
    assert server.process.poll() is None
    assert requests.get(f"{server.url}/readyz", timeout=5).status_code == 200
