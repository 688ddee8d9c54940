"""Pages the operator names may use the chat; their browsers are told so."""

from types import SimpleNamespace
from typing import Any

import pytest
from sanic import response

from hippath.channels.origins import permit, refuse_foreign

CLINIC = "https://clinic.example"


def _request(origin: str | None, method: str = "POST") -> Any:
    headers = {"host": "chat.example", **({"origin": origin} if origin else {})}
    return SimpleNamespace(headers=headers, method=method)


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, None),
        ("https://chat.example", None),
        (CLINIC, None),
        ("https://clinic.example.evil.example", 403),
        ("http://clinic.example", 403),
        ("null", 403),
        ("", None),
    ],
)
def test_who_may(origin: str | None, status: int | None) -> None:
    refused = refuse_foreign(_request(origin), (CLINIC,))
    assert (refused.status if refused else None) == status


def test_a_preflight_is_answered_for_those_who_may() -> None:
    answer = refuse_foreign(_request(CLINIC, "OPTIONS"), (CLINIC,))
    assert answer is not None
    assert answer.status == 204
    assert answer.headers["Access-Control-Allow-Origin"] == CLINIC
    assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]


def test_others_are_shown_nothing() -> None:
    answer = response.json({})
    permit(_request("https://evil.example"), answer, (CLINIC,))
    assert "Access-Control-Allow-Origin" not in answer.headers
    permit(_request(CLINIC), answer, (CLINIC,))
    assert answer.headers["Access-Control-Allow-Origin"] == CLINIC
