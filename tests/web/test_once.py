"""A message is handled once, however often and however simultaneously it arrives."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.support.patient import Patient
from tests.support.server import Server


def test_sent_again_later(server: Server) -> None:
    patient = Patient(server.url)
    body = {"id": "m1", "text": "yes"}
    first = patient.post(body).json()
    assert patient.post(body).json() == first
    assert patient.post({"id": "m1", "text": "something else"}).json() == first
    assert len([message for message in patient.history() if message["from"] == "patient"]) == 1


def test_sent_five_times_at_once(server: Server) -> None:
    patient = Patient(server.url)
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda _: patient.post({"id": "m1", "text": "yes"}).json(), range(5)))
    assert all(answer == answers[0] for answer in answers)
    assert [message["from"] for message in patient.history()].count("patient") == 1


def test_different_messages_at_once_are_all_kept_and_answered(server: Server) -> None:
    patient = Patient(server.url)
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda number: patient.say(f"yes {number}"), range(5)))
    told = patient.history()
    assert sorted(message["text"] for message in told if message["from"] == "patient") == [f"yes {number}" for number in range(5)]
    seqs = sorted(message["seq"] for answer in answers for message in answer)
    assert seqs == [message["seq"] for message in told[1:] if message["from"] == "assistant"]


def test_a_client_that_hangs_up_finds_its_answer(server: Server) -> None:
    patient = Patient(server.url)
    body = {"id": "m1", "text": "yes"}
    with pytest.raises(requests.exceptions.Timeout):
        requests.post(f"{server.url}/chat/messages", json=body, headers=patient.headers, timeout=(5, 0.005))
    give_up = time.monotonic() + 60
    while len(patient.history()) < 3 and time.monotonic() < give_up:
        time.sleep(0.2)
    told = patient.history()
    assert [message["from"] for message in told[:3]] == ["assistant", "patient", "assistant"]
    assert patient.post(body).json()["messages"] == told[2:]
