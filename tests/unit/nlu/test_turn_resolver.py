"""The resolver hears each message in its conversation, and leaves messages without one alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from hippath.conversation import Dialogue, Heard
from hippath.nlu.findings_extractor import FindingsExtractor
from hippath.nlu.turn_resolver import TurnResolver
from hippath.pathway import Facts

NO_FACTS: dict[str, Any] = {}
OPEN = Dialogue(consent="yes", pending="opening").dict()
FINISHED = Dialogue(consent="yes", told=True, checked=True, finished=True).dict()


def heard(text: str, intent: str, dialogue: dict[str, Any] | None, metadata: dict[str, Any] | None = None, facts: dict[str, Any] | None = None) -> Message:
    slots = [AnySlot("facts", [], initial_value=facts), AnySlot("dialogue", [], initial_value=dialogue)]
    tracker = DialogueStateTracker("someone", slots)
    message = Message(data={TEXT: text, INTENT: {"name": intent, "confidence": 0.9}, "metadata": metadata})
    FindingsExtractor(lambda: date(2026, 11, 21)).process([message])
    return TurnResolver().process([message], tracker)[0]


TABLE = [
    ("what is a psoas", "ask_question", None, "ask_question"),
    ("i want to talk to a person", "human", OPEN, "human"),
    ("my groin hurts on stairs", "out_of_scope", OPEN, "inform"),
    ("on warfarin, my groin went suddenly and the thigh is numb", "greet", OPEN, "report_red_flag"),
    ("on warfarin, my groin went suddenly and the thigh is numb", "thanks", FINISHED, "report_red_flag"),
    ("ok", "affirm", FINISHED, "nlu_fallback"),
    # the classifier alone never makes a red flag
    ("lovely weather", "report_red_flag", OPEN, "inform"),
]


@pytest.mark.parametrize(("text", "intent", "dialogue", "expected"), TABLE, ids=[f"{row[0][:25]}-{row[1]}" for row in TABLE])
def test_the_conversation_settles_the_intent(text: str, intent: str, dialogue: dict[str, Any] | None, expected: str) -> None:
    message = heard(text, intent, dialogue)
    assert message.get(INTENT)["name"] == expected
    assert Heard(**message.as_dict(only_output_properties=True)["heard"]).intent == expected


def test_facts_of_the_slots_and_of_the_message_come_together() -> None:
    message = heard("it hurts on stairs", "inform", OPEN, facts=Facts(age=40, symptoms_present=("groin_pain",)).dict())
    facts = Heard(**message.get("heard")).facts
    assert (facts.age, {"groin_pain", "pain_on_stairs"} <= set(facts.symptoms_present)) == (40, True)


@pytest.mark.parametrize(
    ("metadata", "consent"),
    [
        ({"choices": ["yes"], "question_id": "consent"}, "yes"),
        ({"choices": ["yes"]}, "yes"),
        ({"choices": ["yes"], "question_id": "opening"}, None),
        ({"choices": "yes"}, None),
        (None, None),
    ],
)
def test_choices_answer_only_the_question_they_belong_to(metadata: dict[str, Any] | None, consent: str | None) -> None:
    message = heard("xyz", "out_of_scope", Dialogue(pending="consent").dict(), metadata)
    assert Heard(**message.get("heard")).dialogue.consent == consent


@pytest.mark.parametrize(("metadata", "consent"), [({"greeted": True}, "yes"), ({}, None), (None, None)])
def test_a_greeting_of_the_channel_asks_for_consent(metadata: dict[str, Any] | None, consent: str | None) -> None:
    message = heard("yes", "affirm", None, metadata)
    assert Heard(**message.get("heard")).dialogue.consent == consent


@pytest.mark.parametrize("tracker", [None, DialogueStateTracker("nobody", [])], ids=["none", "without slots"])
def test_without_a_conversation_the_classifier_stands(tracker: DialogueStateTracker | None) -> None:
    message = Message(data={TEXT: "no", INTENT: {"name": "deny", "confidence": 0.9}})
    assert TurnResolver().process([message], tracker)[0].get(INTENT) == {"name": "deny", "confidence": 0.9}
    assert message.get("heard") is None
