"""The document of the contract says what the channel does, and nothing that keeps to it or breaks it ends in a 5xx."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from tests.support.patient import Patient
from tests.support.server import Server

Json = dict[str, Any]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={"id": ANYTHING, "text": ANYTHING, "choices": ANYTHING, "question_id": ANYTHING, "metadata": ANYTHING},
)
FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
EXPECTED = {200, 201, 204, 400, 401, 403, 404, 405, 409, 413, 429}


@pytest.fixture(scope="module")
def patient(chat_server: Server) -> Patient:
    """Somebody whose conversation takes whatever comes."""
    return Patient(chat_server.url)


@pytest.fixture(scope="module")
def contract(chat_server: Server) -> Json:
    """The document, as served."""
    document: Json = requests.get(f"{chat_server.url}/chat/openapi.json", timeout=30).json()
    return document


def _errors(contract: Json, name: str, value: Any) -> list[str]:
    schema = {"$ref": f"#/components/schemas/{name}", "components": contract["components"]}
    return [error.message for error in Draft7Validator(schema).iter_errors(value)]


def test_every_path_is_there_and_answers_as_written(chat_server: Server, contract: Json) -> None:
    for path, operations in contract["paths"].items():
        for method, operation in operations.items():
            answer = requests.request(method, f"{chat_server.url}/chat{path}", timeout=30)
            assert str(answer.status_code) in operation["responses"], (method, path)
            assert ("security" in operation) == (answer.status_code == 401)


def test_answers_keep_to_the_document(chat_server: Server, contract: Json) -> None:
    patient = Patient(chat_server.url)
    assert _errors(contract, "Opened", patient.session) == []
    for text in ("yes", "my groin hurts for 3 weeks, should I rest it?", "I am numb between my legs and cannot control my bladder"):
        assert _errors(contract, "Replies", {"messages": patient.say(text)}) == []
    history = patient.history()
    assert any("result" in message for message in history)
    assert _errors(contract, "History", {"messages": history}) == []
    renewed = requests.post(f"{chat_server.url}/chat/sessions/renew", headers=patient.headers, timeout=30)
    assert _errors(contract, "Session", renewed.json()) == []
    assert _errors(contract, "Erased", patient.erase()) == []


@FUZZ
@given(body=st.one_of(FIELDS, ANYTHING), raw=st.none() | st.binary(max_size=60))
def test_no_body_ends_in_a_server_error(chat_server: Server, patient: Patient, contract: Json, body: Any, raw: bytes | None) -> None:
    content = json.dumps(body).encode() if raw is None else raw
    answer = requests.post(f"{chat_server.url}/chat/messages", data=content, headers=patient.headers, timeout=60)
    assert answer.status_code in EXPECTED
    assert answer.status_code == 200 or _errors(contract, "Error", answer.json()) == []


@FUZZ
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]),
    path=st.sampled_from(["/chat/sessions", "/chat/sessions/renew", "/chat/messages", "/chat/widget.js", "/chat/openapi.json", "/chat/"]),
    query=st.dictionaries(st.sampled_from(["after", "v", "x"]), st.text(max_size=30), max_size=2),
    token=st.none() | st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=60),
)
def test_no_request_ends_in_a_server_error(chat_server: Server, method: str, path: str, query: dict[str, str], token: str | None) -> None:
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    answer = requests.request(method, chat_server.url + path, params=query, headers=headers, timeout=60)
    assert answer.status_code in EXPECTED
