"""The triage form and its result."""

from __future__ import annotations

from typing import Any, Dict, List, Text

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import dialogue_of, facts_of, say
from hippath.conversation import next_question
from hippath.conversation.replies.ask import ask
from hippath.conversation.replies.red_flag import red_flag
from hippath.conversation.replies.result import result
from hippath.knowledge import load_knowledge

ANSWER = "answer"
"""The form's only slot: it stays empty while any question is left, so that questions live in ``knowledge/``."""

TRIAGE_INTENTS = frozenset({"inform", "affirm", "deny", "not_sure", "correct", "greet"})
"""Intents that the form takes itself; every other has a rule of its own."""


class ValidateTriageForm(FormValidationAction):
    """Keeps the form open until the pathway has what it needs."""

    def name(self) -> Text:
        return "validate_triage_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]
    ) -> List[Dict[Text, Any]]:
        """Ask on while a question is left, else let the form submit.

        No slot event makes Rasa reject the form for this turn, so that the rule of another intent answers first; Rasa
        tries the form before any rule.
        """
        intent = ((tracker.latest_message or {}).get("intent") or {}).get("name")
        if tracker.active_loop_name and _answers_a_message(tracker) and intent not in TRIAGE_INTENTS:
            return []
        left = next_question(facts_of(tracker), dialogue_of(tracker), load_knowledge())
        return [SlotSet(ANSWER, None), SlotSet("requested_slot", ANSWER if left else None)]


def _answers_a_message(tracker: Tracker) -> bool:
    """Return whether the form runs because of a message, and not because it goes on after another action.

    Rasa puts the form's own execution last in the events that it hands to the validation.
    """
    actions = [event["name"] for event in tracker.events if event["event"] == "action"]
    return actions[-2:-1] == ["action_listen"]


class ActionAskAnswer(Action):
    """Asks the next question."""

    def name(self) -> Text:
        return "action_ask_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]) -> List[Dict[Text, Any]]:
        return say(dispatcher, tracker, ask(facts_of(tracker), dialogue_of(tracker), load_knowledge()))


class ActionAssess(Action):
    """Computes, says and records the disposition: no other action utters one."""

    def name(self) -> Text:
        return "action_assess"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]) -> List[Dict[Text, Any]]:
        return say(dispatcher, tracker, result(facts_of(tracker), dialogue_of(tracker), load_knowledge()))


class ActionRedFlag(Action):
    """Says the emergency or same-day card at once and leaves the form."""

    def name(self) -> Text:
        return "action_red_flag"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]) -> List[Dict[Text, Any]]:
        events = say(dispatcher, tracker, red_flag(facts_of(tracker), dialogue_of(tracker), load_knowledge()))
        return [*events, ActiveLoop(None), SlotSet("requested_slot", None)]
