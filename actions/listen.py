"""Listens to every message, whatever its intent."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, List, Text

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import DIALOGUE, FACTS, dialogue_of, facts_of
from hippath.conversation import Heard, listen
from hippath.understanding import understand


class ActionListenToPatient(Action):
    """Merges what the latest message says into the facts; Rasa runs it before any other action of a turn."""

    def name(self) -> Text:
        return "action_listen_to_patient"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]) -> List[Dict[Text, Any]]:
        if _heard_already(tracker):
            return []
        latest = tracker.latest_message or {}
        heard = latest.get("heard") or _hear(tracker).as_dict()
        return [SlotSet(FACTS, heard["facts"]), SlotSet(DIALOGUE, heard["dialogue"])]


def _heard_already(tracker: Tracker) -> bool:
    """Return whether this message was listened to: a form that opens makes Rasa extract slots a second time."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return False
        if event["event"] == "slot" and event["name"] == FACTS:
            return True
    return False


def _hear(tracker: Tracker) -> Heard:
    """Listen here when the message did not pass through the pipeline, as with Rasa's own slash syntax."""
    latest = tracker.latest_message or {}
    text = latest.get("text") or ""
    intent = latest.get("intent") or {}
    return listen(
        text,
        intent.get("name") or "nlu_fallback",
        intent.get("confidence") or 0.0,
        understand(text, date.today()),
        facts_of(tracker),
        dialogue_of(tracker),
    )
