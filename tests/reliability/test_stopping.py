"""A server is killed or told to stop in the middle of turns: what was acknowledged is stored once, the rest can be sent again."""

from __future__ import annotations

import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.reliability.conftest import Clinic
from tests.reliability.triage import begun, goes_on, send
from tests.support.patient import Patient
from tests.support.server import Server

PATIENTS = 6


def _all_at_once(patients: list[Patient], victim: Server, after: float, how: signal.Signals) -> list[requests.Response | None]:
    """Return what each gets for one message while the server goes; None for a connection that ends without an answer."""

    def say(patient: Patient) -> requests.Response | None:
        try:
            return send(patient, "yes", "last")
        except requests.RequestException:
            return None

    with ThreadPoolExecutor(PATIENTS) as pool:
        answers = [pool.submit(say, patient) for patient in patients]
        time.sleep(after)
        victim.process.send_signal(how)
        return [answer.result() for answer in answers]


def _books_balance(patients: list[Patient], answers: list[requests.Response | None], other: str) -> None:
    for patient, answer in zip(patients, answers, strict=True):
        patient.url = other
        again = send(patient, "yes", "last")
        goes_on(patient, again)
        if answer is not None:
            assert answer.status_code == 200
            assert answer.json() == again.json()
        told = patient.history()
        assert [message["id"] for message in told].count("last") == 1
        replies = again.json()["messages"]
        assert told[-len(replies) :] == replies


@pytest.mark.parametrize("after", [0.01, 0.05, 0.2])
@pytest.mark.faults
def test_s5_killed(clinic: Clinic, tmp_path: Path, after: float) -> None:
    victim = Server(tmp_path, **clinic.environment).wait_until_ready()
    patients = [begun(victim.url) for _ in range(PATIENTS)]
    answers = _all_at_once(patients, victim, after, signal.SIGKILL)
    _books_balance(patients, answers, clinic.server.url)
    victim.stop()


@pytest.mark.faults
def test_o4_told_to_stop(clinic: Clinic, tmp_path: Path) -> None:
    victim = Server(tmp_path, **clinic.environment).wait_until_ready()
    patients = [begun(victim.url) for _ in range(PATIENTS)]
    answers = _all_at_once(patients, victim, 0.05, signal.SIGTERM)
    assert victim.stop() == 0
    _books_balance(patients, answers, clinic.server.url)
