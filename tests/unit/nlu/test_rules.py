"""What each intent does before, in and after the form, in the trained model with stand-ins for the actions."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.utils.endpoints import EndpointConfig

FORM = "triage_form"
TAKEN_BY_THE_FORM = {"greet", "inform", "affirm", "deny", "not_sure", "correct"}
LEAVING = {"action_red_flag", "action_stop", "action_delete_data", "action_start_over"}


class StandIns(EndpointConfig):
    """Answers for the actions: the form is done as soon as the message says ``done``."""

    async def request(self, *_: Any, json: dict[str, Any] | None = None, **__: Any) -> dict[str, Any]:
        assert json is not None
        name, tracker = json["next_action"], json["tracker"]
        since = _since_the_message(tracker["events"])
        if name == "validate_triage_form":
            return {"events": self._validated(tracker, since), "responses": []}
        if name in LEAVING:
            return {"events": [{"event": "active_loop", "name": None, "timestamp": None}, _slot("requested_slot", None)], "responses": []}
        return {"events": [], "responses": []}

    @staticmethod
    def _validated(tracker: dict[str, Any], since: list[dict[str, Any]]) -> list[dict[str, Any]]:
        intent = tracker["latest_message"]["intent"]["name"]
        rejected = any(event["event"] == "action_execution_rejected" for event in since)
        activating = any(event["event"] == "active_loop" for event in since) or tracker["slots"]["requested_slot"] is None
        if intent not in TAKEN_BY_THE_FORM and not rejected and not activating:
            return []
        done = "done" in tracker["latest_message"]["text"]
        return [_slot("answer", None), _slot("requested_slot", None if done else "answer")]


def _slot(name: str, value: Any) -> dict[str, Any]:
    return {"event": "slot", "name": name, "value": value, "timestamp": None}


def _since_the_message(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    last = max(place for place, event in enumerate(events) if event["event"] == "user")
    return events[last + 1 :]


@pytest.fixture(scope="module")
def agent(model_path: Path) -> Agent:
    return Agent.load(model_path, action_endpoint=StandIns())


def _turns(agent: Agent, *messages: str) -> tuple[list[str], str | None]:
    """Return the actions that answer the last of ``messages`` (``intent`` or ``intent done``), and the loop then active."""

    async def talk() -> tuple[list[str], str | None]:
        sender = uuid.uuid4().hex
        for message in messages:
            intent = message.split()[0]
            parsed = {"text": message, "intent": {"name": intent, "confidence": 1.0}, "entities": []}
            await agent.handle_message(UserMessage(text=message, sender_id=sender, parse_data=parsed))
        tracker = await agent.tracker_store.retrieve(sender)
        assert tracker is not None
        ran: list[str] = []
        for event in tracker.events:
            if isinstance(event, UserUttered):
                ran = []
            elif isinstance(event, ActionExecuted) and event.action_name:
                ran.append(event.action_name)
        assert ran and ran[-1] == "action_listen", f"the turn did not end: {ran}"
        return ran[:-1], tracker.active_loop_name

    return asyncio.run(talk())


ANSWERING = {
    "ask_question": ["action_answer_question"],
    "ask_why_question": ["action_explain_question"],
    "ask_why_result": ["action_explain_result"],
    "out_of_scope": ["action_out_of_scope"],
    "human": ["action_human"],
    "help": ["action_help"],
    "nlu_fallback": ["action_fallback", "action_standing_advice"],
}
ENDING = {"report_red_flag": "action_red_flag", "stop": "action_stop", "delete_data": "action_delete_data"}
SMALL_TALK = {"thanks": "utter_thanks", "goodbye": "utter_goodbye"}
BEFORE: tuple[str, ...] = ()
INSIDE = ("greet", "affirm")
AFTER = ("greet", "affirm done")

TABLE: list[tuple[tuple[str, ...], list[str], str | None]] = [
    *(((*then, intent), [FORM], FORM) for then in (BEFORE, INSIDE, AFTER) for intent in sorted(TAKEN_BY_THE_FORM)),
    *(((*then, f"{intent} done"), [FORM, "action_assess"], None) for then in (BEFORE, INSIDE, AFTER) for intent in sorted(TAKEN_BY_THE_FORM)),
    *(((*then, intent), actions, None) for then in (BEFORE, AFTER) for intent, actions in ANSWERING.items()),
    *(((*INSIDE, intent), [actions[0], FORM], FORM) for intent, actions in ANSWERING.items()),
    *(((*INSIDE, f"{intent} done"), [actions[0], FORM, "action_assess"], None) for intent, actions in ANSWERING.items()),
    *(((*then, intent), [action], None) for then in (BEFORE, INSIDE, AFTER) for intent, action in ENDING.items()),
    *(((*then, intent), [utter, "action_standing_advice"], None) for then in (BEFORE, AFTER) for intent, utter in SMALL_TALK.items()),
    *(((*INSIDE, intent), [utter, FORM], FORM) for intent, utter in SMALL_TALK.items()),
    *(((*then, "start_over"), ["action_start_over", FORM], FORM) for then in (BEFORE, INSIDE, AFTER)),
    # danger after danger, and a triage after danger
    ((*INSIDE, "report_red_flag", "report_red_flag"), ["action_red_flag"], None),
    ((*INSIDE, "report_red_flag", "inform"), [FORM], FORM),
    ((*INSIDE, "report_red_flag", "thanks"), ["utter_thanks", "action_standing_advice"], None),
    ((*INSIDE, "stop", "inform"), [FORM], FORM),
    # several digressions in a row
    ((*INSIDE, "ask_question", "help", "inform"), [FORM], FORM),
    ((*INSIDE, "ask_question", "ask_question"), ["action_answer_question", FORM], FORM),
]
"""What was said, the actions that answer the last message, and the loop active then."""


@pytest.mark.parametrize(("said", "actions", "loop"), TABLE, ids=[" / ".join(row[0]) for row in TABLE])
def test_each_intent_does_what_it_should(agent: Agent, said: tuple[str, ...], actions: list[str], loop: str | None) -> None:
    ran, active = _turns(agent, *said)
    assert ([name for name in ran if name != "action_extract_slots"], active) == (actions, loop)
