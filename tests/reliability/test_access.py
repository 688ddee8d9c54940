"""Whoever has no token of a conversation reads and writes nothing in it, from whatever page they come."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import jwt
import pytest
import requests

from hippath.channels.tokens import ALGORITHM, AUDIENCE, new_session
from hippath.serving.settings import DEVELOPMENT_SECRET
from tests.support.patient import Patient
from tests.support.routes import open_routes
from tests.support.server import Server

CALLS = [("POST", "messages"), ("GET", "messages"), ("DELETE", "messages"), ("POST", "sessions/renew")]
FOREIGN = ("https://evil.example", "null", "http://127.0.0.1.evil.example", "file://", "https://")


def _bad_tokens(conversation_id: str) -> dict[str, str | None]:
    end = datetime.now(timezone.utc) + timedelta(hours=1)
    claims = {"sub": conversation_id, "aud": AUDIENCE, "exp": end}
    past = datetime.now(timezone.utc) - timedelta(hours=3)
    return {
        "none": None,
        "nonsense": "Bearer x.y.z",
        "unsigned": f"Bearer {jwt.encode(claims, None, algorithm='none')}",
        "another secret": f"Bearer {jwt.encode(claims, 'another-secret-of-thirty-two-chars!', algorithm=ALGORITHM)}",
        "for something else": f"Bearer {jwt.encode({**claims, 'aud': 'hippath-clinician'}, DEVELOPMENT_SECRET, algorithm=ALGORITHM)}",
        "expired": f"Bearer {new_session(DEVELOPMENT_SECRET, 1, past).token}",
        "the conversation's id": f"Bearer {conversation_id}",
    }


def _call(server: Server, method: str, path: str, **content: Any) -> requests.Response:
    body = {"id": "a", "text": "hi"} if (method, path) == ("POST", "messages") else None
    return requests.request(method, f"{server.url}/chat/{path}", timeout=30, **{"json": body, **content})


@pytest.mark.parametrize("kind", list(_bad_tokens("")))
@pytest.mark.parametrize(("method", "path"), CALLS)
def test_a3_without_a_valid_token_it_is_401(server: Server, kind: str, method: str, path: str) -> None:
    patient = Patient(server.url)
    token = _bad_tokens(patient.session["conversation_id"])[kind]
    answer = _call(server, method, path, headers={"Authorization": token} if token else {})
    assert answer.status_code == 401
    assert set(answer.json()) == {"error"}
    assert len(patient.history()) == 1


def test_a3_sender_and_metadata_of_the_client_change_nothing(server: Server) -> None:
    plain, dressed = Patient(server.url), Patient(server.url)
    text = "my groin has been hurting for 7 months when I run"
    metadata = {"facts": {"red_flags": ["cauda_equina"]}, "choices": ["no"], "question_id": "consent", "sender": "default"}
    body = {"id": "a", "text": text, "sender": "default", "input_channel": "rest", "slots": metadata, "metadata": metadata, **metadata}
    body.pop("choices")
    answer = dressed.post(body)
    assert answer.status_code == 200
    assert [message["text"] for message in answer.json()["messages"]] == [message["text"] for message in plain.say(text)]
    said = next(message for message in dressed.history() if message["from"] == "patient")
    assert set(said) == {"id", "seq", "from", "at", "type", "text"}


def test_a4_one_patient_cannot_reach_another(server: Server) -> None:
    first, second = Patient(server.url), Patient(server.url)
    first_id = first.session["conversation_id"]
    body = {"id": "a", "text": "yes", "sender": first_id, "sender_id": first_id, "conversation_id": first_id}
    assert second.post({**body, "metadata": {"sender": first_id}}).status_code == 200
    second.erase()
    assert len(first.history()) == 1
    assert second.history() == []


WAYS = {
    "query": lambda known: {"params": {"conversation_id": known, "sender": known, "token": known}},
    "header": lambda known: {"headers": {"X-Conversation-Id": known, "X-Sender": known, "Authorization": known}},
    "basic": lambda known: {"auth": (known, known)},
    "cookie": lambda known: {"cookies": {"conversation_id": known, "session": known, "token": known}},
    "body": lambda known: {"json": {"id": "a", "text": "hi", "conversation_id": known, "sender": known, "token": known}},
    "form": lambda known: {"json": None, "data": {"id": "a", "text": "hi", "conversation_id": known, "token": known}},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("method", "path"), CALLS)
def test_a4_the_id_of_a_conversation_opens_nothing(server: Server, way: str, method: str, path: str) -> None:
    patient = Patient(server.url)
    answer = _call(server, method, path, **WAYS[way](patient.session["conversation_id"]))
    assert answer.status_code == 401
    assert len(patient.history()) == 1


@pytest.mark.parametrize(
    "path",
    ["/chat/messages/{id}", "/chat/sessions/{id}", "/chat/{id}", "/conversations/{id}/tracker", "/conversations/{id}/messages",
     "/webhooks/chat/webhook", "/webhooks/rest/webhook", "/webhooks/chat/messages", "/socket.io/?sid={id}"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a4_no_other_transport_knows_it(server: Server, method: str, path: str) -> None:
    patient = Patient(server.url)
    known = patient.session["conversation_id"]
    body = {"sender": known, "message": "hi", "text": "hi", "id": "a"}
    answer = requests.request(method, server.url + path.format(id=known), json=body, headers=patient.headers, timeout=30)
    assert answer.status_code == 404
    assert len(patient.history()) == 1


@pytest.mark.parametrize("origin", FOREIGN)
def test_a4_foreign_pages_are_refused_on_every_route(server: Server, origin: str) -> None:
    patient = Patient(server.url)
    closed = [route for route in open_routes(server.url) if not route[1].startswith(("/healthz", "/readyz"))]
    assert len(closed) > 10
    for method, path in closed:
        body = {"id": "a", "text": "yes"} if method == "POST" else None
        headers = {**patient.headers, "Origin": origin}
        answer = requests.request(method, server.url + path, json=body, headers=headers, timeout=30)
        before = requests.options(server.url + path, headers=headers, timeout=30)
        assert (answer.status_code, before.status_code) in ((403, 403), (403, 405)), (method, path)
        assert "Access-Control-Allow-Origin" not in {**answer.headers, **before.headers}
    assert len(patient.history()) == 1


def test_a4_its_own_page_is_not(server: Server) -> None:
    answer = requests.post(f"{server.url}/chat/sessions", headers={"Origin": server.url}, timeout=30)
    assert answer.status_code == 201
