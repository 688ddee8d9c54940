"""P7: which text on consent was shown is on record before anything is asked, and when it was agreed to before any health question."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest
import requests

from hippath.conversation import consent_version
from hippath.knowledge import Knowledge
from tests.support.patient import Patient
from tests.support.server import Server


def _record(server: Server, conversation_id: str) -> dict[str, Any] | None:
    with closing(sqlite3.connect(server.database)) as database:
        database.row_factory = sqlite3.Row
        row = database.execute("SELECT * FROM hippath_conversations WHERE conversation_id = ?", [conversation_id]).fetchone()
        return dict(row) if row else None


def test_p7_the_record_follows_what_was_shown_and_said(server: Server, knowledge: Knowledge) -> None:
    patient = Patient(server.url)
    identity = patient.session["conversation_id"]
    opened = _record(server, identity)
    assert opened is not None
    assert (opened["channel"], opened["consent_version"], opened["consent_at"]) == ("chat", consent_version(knowledge), None)
    patient.say("tell me more")
    asked = _record(server, identity)
    assert asked is not None
    assert asked["consent_at"] is None
    assert asked["last_seen"] > opened["last_seen"]
    said = patient.say("yeah fine")
    agreed = _record(server, identity)
    assert agreed is not None
    assert agreed["consent_at"] > asked["last_seen"]
    assert agreed["consent_at"] <= said[-1]["at"] + 0.001, "the first question about health came before it"
    patient.say("pain in my groin for two months")
    later = _record(server, identity)
    assert later is not None
    assert later["consent_at"] == agreed["consent_at"]
    copy = requests.get(f"{server.url}/chat/messages/export", headers=patient.headers, timeout=30).json()
    assert copy["consent"]["text_version"] == consent_version(knowledge)


def test_p7_danger_is_answered_without_consent_and_on_record_as_such(server: Server) -> None:
    patient = Patient(server.url)
    patient.say("I am numb between my legs and cannot control my bladder")
    record = _record(server, patient.session["conversation_id"])
    assert record is not None
    assert record["consent_at"] is None


def test_p7_a_no_leaves_no_record(server: Server) -> None:
    patient = Patient(server.url)
    patient.say("no")
    assert _record(server, patient.session["conversation_id"]) is None
    assert patient.history() == []


@pytest.mark.parametrize("edit", ["text", "retention", "more", "label"])
def test_p7_another_text_is_another_version(knowledge: Knowledge, edit: str) -> None:
    consent = knowledge.questions["consent"]
    option = consent.options[0].copy(update={"label": "Agreed"})
    say = knowledge.conversation.copy(update={"tell_more": "I keep nothing."})
    changed = {
        "text": {"questions": {**knowledge.questions, "consent": consent.copy(update={"text": f"{consent.text} Really?"})}},
        "label": {"questions": {**knowledge.questions, "consent": consent.copy(update={"options": (option, *consent.options[1:])})}},
        "retention": {"clinic": knowledge.clinic.copy(update={"retention_days": 31})},
        "more": {"conversation": say},
    }
    assert consent_version(knowledge.copy(update=changed[edit])) != consent_version(knowledge)
    assert consent_version(knowledge.copy(update={"digest": "x"})) == consent_version(knowledge)


def test_p7_nothing_is_asked_that_cannot_be_put_on_record(server: Server) -> None:
    with closing(sqlite3.connect(server.database)) as database:
        database.execute("ALTER TABLE hippath_conversations RENAME TO gone")
    try:
        refused = requests.post(f"{server.url}/chat/sessions", timeout=30)
    finally:
        with closing(sqlite3.connect(server.database)) as database:
            database.execute("ALTER TABLE gone RENAME TO hippath_conversations")
    assert refused.status_code == 503
    assert "token" not in refused.json()
    assert "question" not in refused.json()["messages"][0]
