"""Whoever has no token of a conversation reads and writes nothing in it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import jwt
import pytest
import requests

from hippath.channels.tokens import ALGORITHM, AUDIENCE, new_session
from hippath.serving.settings import DEVELOPMENT_SECRET
from tests.support.patient import Patient
from tests.support.server import Server


def _bad_tokens(conversation_id: str) -> dict[str, str | None]:
    end = datetime.now(timezone.utc) + timedelta(hours=1)
    claims = {"sub": conversation_id, "aud": AUDIENCE, "exp": end}
    past = datetime.now(timezone.utc) - timedelta(hours=2)
    return {
        "none": None,
        "nonsense": "Bearer x.y.z",
        "unsigned": f"Bearer {jwt.encode(claims, None, algorithm='none')}",
        "another secret": f"Bearer {jwt.encode(claims, 'another-secret-of-thirty-two-chars!', algorithm=ALGORITHM)}",
        "expired": f"Bearer {new_session(DEVELOPMENT_SECRET, 1, past).token}",
        "the conversation's id": f"Bearer {conversation_id}",
    }


@pytest.mark.parametrize("kind", list(_bad_tokens("")))
@pytest.mark.parametrize("method", ["POST", "GET", "DELETE"])
def test_no_token_no_conversation(server: Server, kind: str, method: str) -> None:
    patient = Patient(server.url)
    token = _bad_tokens(patient.session["conversation_id"])[kind]
    answer = requests.request(
        method,
        f"{server.url}/chat/messages",
        json={"id": "a", "text": "hi"} if method == "POST" else None,
        headers={"Authorization": token} if token else {},
        timeout=30,
    )
    assert answer.status_code == 401
    assert answer.json()["error"]
    assert len(patient.history()) == 1


def test_one_patient_cannot_reach_another(server: Server) -> None:
    first, second = Patient(server.url), Patient(server.url)
    first_id = first.session["conversation_id"]
    body = {"id": "a", "text": "yes", "sender": first_id, "sender_id": first_id, "conversation_id": first_id}
    assert second.post({**body, "metadata": {"sender": first_id}}).status_code == 200
    second.erase()
    assert len(first.history()) == 1
    assert second.history() == []


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_foreign_pages_are_refused(server: Server, origin: str) -> None:
    answer = requests.post(f"{server.url}/chat/sessions", headers={"Origin": origin}, timeout=30)
    assert answer.status_code == 403
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_its_own_page_is_not(server: Server) -> None:
    answer = requests.post(f"{server.url}/chat/sessions", headers={"Origin": server.url}, timeout=30)
    assert answer.status_code == 201
