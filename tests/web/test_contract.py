"""The web channel keeps its contract with the really trained assistant."""

from __future__ import annotations

import re
from datetime import datetime, timezone

import pytest
import requests

from tests.support.patient import Patient
from tests.support.server import Server

TYPES = {"text", "question", "result", "answer", "notice"}


def test_a_session_opens_with_the_greeting(server: Server) -> None:
    opened = requests.post(f"{server.url}/chat/sessions", timeout=30).json()
    assert set(opened) == {"conversation_id", "token", "expires_at", "messages"}
    assert datetime.fromisoformat(opened["expires_at"]) > datetime.now(timezone.utc)
    (greeting,) = opened["messages"]
    assert greeting["type"] == "question"
    assert greeting["seq"] == 1
    assert greeting["question"]["options"]


def test_messages_have_ids_and_rising_numbers_on_both_sides(server: Server) -> None:
    patient = Patient(server.url)
    first = patient.say("yes")
    second = patient.say("I have had pain in my groin for two months when I lift my leg")
    told = patient.history()
    assert [message["seq"] for message in told] == list(range(1, len(told) + 1))
    assert [message["text"] for message in told if message["from"] == "patient"][0] == "yes"
    assert [message for message in told if message["from"] == "assistant"][1:] == first + second
    assert len({message["id"] for message in told}) == len(told)
    assert {message["type"] for message in told} <= TYPES


def test_after_gives_only_what_is_newer(server: Server) -> None:
    patient = Patient(server.url)
    patient.say("yes")
    told = patient.history()
    assert patient.history(after=2) == told[2:]
    assert patient.history(after=told[-1]["seq"]) == []


@pytest.mark.parametrize("query", ["after=-1", "after=x", "after=1.5", f"after={'9' * 30}", "after=", "after=1&after=2", "since=1"])
def test_after_must_be_a_number_and_stand_alone(server: Server, query: str) -> None:
    patient = Patient(server.url)
    answer = requests.get(f"{server.url}/chat/messages?{query}", headers=patient.headers, timeout=30)
    assert answer.status_code == 400
    assert "after" in answer.json()["error"]


def test_quick_replies_are_words_on_the_record(server: Server) -> None:
    patient = Patient(server.url)
    question = patient.session["messages"][0]["question"]
    option = question["options"][0]
    patient.choose(question, option["value"])
    said = patient.history()[1]
    assert said["text"] == option["label"]
    assert said["choices"] == [option["value"]]
    assert not any(choice["value"].startswith("/") for choice in question["options"])


@pytest.mark.parametrize(
    ("question_id", "choices"),
    [("no_such_question", ["yes"]), (None, ["no such value"]), (None, ["first", "second"])],
)
def test_quick_replies_that_were_not_offered(server: Server, question_id: str | None, choices: list[str]) -> None:
    patient = Patient(server.url)
    question = patient.session["messages"][0]["question"]
    values = [option["value"] for option in question["options"]]
    chosen = [{"first": values[0], "second": values[1]}.get(choice, choice) for choice in choices]
    answer = patient.post({"id": "a", "choices": chosen, "question_id": question_id or question["id"]})
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert len(patient.history()) == 1


def test_an_answer_to_an_earlier_question_is_not_taken_for_one_to_the_present(server: Server) -> None:
    patient = Patient(server.url)
    consent = patient.session["messages"][0]["question"]
    patient.choose(consent, "yes")
    told = patient.history()
    stale = patient.post({"id": "late", "choices": ["no"], "question_id": consent["id"]})
    assert stale.status_code == 409
    assert "newest" in stale.json()["error"]
    assert patient.history() == told


def test_the_page_runs_nothing_but_the_widget(server: Server) -> None:
    page = requests.get(f"{server.url}/chat/", timeout=30)
    assert page.status_code == 200
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    shown = re.sub(r"<pre.*?</pre>", "", page.text, flags=re.DOTALL)
    assert re.findall(r"(?:src|href)=\"([^#][^\"]*)\"", shown) == ["widget.js"]
    assert "<hippath-chat" in page.text


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health(server: Server, path: str) -> None:
    assert requests.get(server.url + path, timeout=5).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/", "/version", "/status", "/model/parse", "/domain", "/conversations/x/tracker", "/webhooks/rest/webhook",
     "/webhooks/chat/sessions", "/socket.io/", "/chat/../version", "/chat/nothing"],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_everything_else_is_not_there(server: Server, method: str, path: str) -> None:
    assert requests.request(method, server.url + path, timeout=30).status_code == 404
