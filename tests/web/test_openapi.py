"""The document of the contract says what the channel does."""

from __future__ import annotations

from typing import Any

import pytest
import requests
from jsonschema import Draft7Validator

from tests.support.patient import Patient
from tests.support.server import Server

Json = dict[str, Any]


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
    copied = requests.get(f"{chat_server.url}/chat/messages/export", headers=patient.headers, timeout=30)
    assert _errors(contract, "Copy", copied.json()) == []
    assert _errors(contract, "Erased", patient.erase()) == []
