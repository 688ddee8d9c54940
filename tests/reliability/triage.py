"""A triage that is under way, to be disturbed."""

from __future__ import annotations

import time
import uuid
from typing import Any

import requests

from hippath.knowledge import load_knowledge
from hippath.messages import safety_message
from tests.support.patient import Patient

SAFETY = safety_message(load_knowledge())["text"]
STORY = "pain in my groin for two months"
SILENCE_SECONDS = 5
"""After this long without an answer a patient would believe that nobody is there."""
RECOVERY_SECONDS = 10


def begun(url: str) -> Patient:
    """Return a patient who has agreed and told their story."""
    patient = Patient(url)
    patient.say("yes")
    patient.say(STORY)
    return patient


def send(patient: Patient, text: str, identity: str | None = None) -> requests.Response:
    """Send one message; the answer must come before the silence is too long."""
    body = {"id": identity or uuid.uuid4().hex, "text": text}
    return requests.post(f"{patient.url}/chat/messages", headers=patient.headers, json=body, timeout=SILENCE_SECONDS)


def told_that_it_was_not_stored(answer: requests.Response) -> bool:
    """Return whether `answer` says so, with the safety text and nothing else."""
    if answer.status_code != 503:
        return False
    body: dict[str, Any] = answer.json()
    assert "saved" in body["error"]
    assert "Retry-After" in answer.headers
    assert [message["text"] for message in body["messages"]] == [SAFETY]
    return True


def goes_on(patient: Patient, answer: requests.Response) -> None:
    """Assert that `answer` belongs to the triage that was under way, and not to a new patient's."""
    assert answer.status_code == 200, answer.text
    asked = [message["question"]["id"] for message in answer.json()["messages"] if message.get("question")]
    assert asked or any(message.get("result") for message in answer.json()["messages"])
    assert not {"consent", "opening"} & set(asked)


def wait_until_ready(url: str) -> None:
    """Return when the server can serve patients again; fail when that takes too long."""
    give_up = time.monotonic() + RECOVERY_SECONDS
    while requests.get(f"{url}/readyz", timeout=SILENCE_SECONDS).status_code != 200:
        assert time.monotonic() < give_up, "no recovery"
        time.sleep(0.1)
