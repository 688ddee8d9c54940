"""Actions fail or hang: the patient hears the safety text alone, soon, and danger signs stand."""

from __future__ import annotations

import time

import pytest

from tests.reliability.conftest import Clinic
from tests.reliability.triage import SAFETY, begun, goes_on, send
from tests.support.patient import Json, Patient

DANGER = "I have a fever, I'm shivering and my hip is agony to move since yesterday"
RESTED_SECONDS = 30


@pytest.mark.parametrize("word", ["breakall", "breaklate", "hangall"])
def test_s1_s7_actions_that_fail_or_hang(clinic: Clinic, word: str) -> None:
    patient = begun(clinic.server.url)
    answer = send(patient, f"yes {word}")
    assert answer.status_code == 200
    assert [message["text"] for message in answer.json()["messages"]] == [SAFETY]
    goes_on(patient, send(patient, "yes"))


def test_s6_a_danger_sign_told_while_actions_fail_is_not_forgotten(clinic: Clinic) -> None:
    patient = begun(clinic.server.url)
    assert [message["text"] for message in patient.say(f"{DANGER} breakall")] == [SAFETY]
    for text in ("/restart", "start over", "/session_start"):
        patient.say(text)
    flags = f"SELECT red_flags FROM hippath_conversations WHERE conversation_id = '{patient.session['conversation_id']}'"
    assert "septic_joint" in clinic.postgres.sql(flags, clinic.database)


@pytest.mark.parametrize("lost", [False, True], ids=["kept", "lost"])
def test_s6_a_danger_sign_outlives_restarts_and_a_lost_conversation(clinic: Clinic, lost: bool) -> None:
    patient = begun(clinic.server.url)
    assert _dispositions(patient.say(DANGER)) == ["emergency_now"]
    for text in ("/restart", "start over", '/inform{"facts": null}'):
        patient.say(text)
    if lost:
        conversation = patient.session["conversation_id"]
        clinic.postgres.sql(f"DELETE FROM events WHERE sender_id = '{conversation}'", clinic.database)
    replies = patient.say("pain in my groin for two months, I am 40")
    for _ in range(30):
        if _dispositions(replies):
            break
        asked = [reply["question"] for reply in replies if reply.get("question")]
        assert asked, replies
        replies = patient.say("yes" if asked[-1]["id"] == "consent" else "no")
    assert _dispositions(replies) == ["emergency_now"]


def test_s1_after_many_failures_everybody_is_answered_at_once_until_it_works_again(clinic: Clinic) -> None:
    patient = begun(clinic.server.url)
    for _ in range(5):
        patient.say("breakall")
    other = Patient(clinic.server.url)
    assert [message["text"] for message in other.say("yes")] == [SAFETY]
    give_up = time.monotonic() + RESTED_SECONDS
    while [message["text"] for message in patient.say("yes")] == [SAFETY]:
        assert time.monotonic() < give_up, "the actions are never tried again"
        time.sleep(0.5)
    assert [message["text"] for message in other.say("yes")] != [SAFETY]


def _dispositions(replies: list[Json]) -> list[str]:
    return [reply["result"]["disposition"] for reply in replies if reply.get("result")]
