"""A copied conversation is the one that Rasa would rebuild from its events, and Rasa still rebuilds it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from rasa.core.actions.forms import FormAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    FollowupAction,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from hippath.nlu import tracker_mend

RASA_COPY = DialogueStateTracker.copy
RASA_TEMPORARY = FormAction._temporary_tracker
DOMAIN = Domain.from_yaml("""
slots:
  facts: {type: any, influence_conversation: false, mappings: [{type: custom}]}
  answer: {type: text, initial_value: none yet, mappings: [{type: custom}]}
forms:
  triage_form: {required_slots: [answer]}
""")
EVENTS = [
    ActionExecuted("action_session_start"),
    SessionStarted(),
    ActionExecuted("action_listen"),
    UserUttered("hello", {"name": "greet"}),
    SlotSet("facts", {"age": 40}),
    FollowupAction("triage_form"),
    ActionExecuted("triage_form"),
    ActiveLoop("triage_form"),
    SlotSet("requested_slot", "answer"),
    BotUttered("Where does it hurt?"),
    ActionExecuted("action_listen"),
    UserUttered("why?", {"name": "ask_why_question"}),
    ActionExecutionRejected("triage_form"),
    ActionExecuted("action_explain_question"),
    LoopInterrupted(True),
    ActionReverted(),
    ActionExecuted("action_listen"),
    UserUttered("oops", {"name": "inform"}),
    UserUtteranceReverted(),
    AllSlotsReset(),
    SlotSet("answer", "yes"),
    Restarted(),
    SlotSet("facts", {"age": 41}),
    ActiveLoop(None),
]
LENGTHS = range(len(EVENTS) + 1)


def conversation(length: int) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("x", EVENTS[:length], DOMAIN.slots, sender_source="file")


def state(tracker: DialogueStateTracker) -> dict[str, Any]:
    """Return everything that a conversation is, slots and events by their values."""
    kept = {key: value for key, value in vars(tracker).items() if not key.startswith("hippath_")}
    return {**kept, "slots": {name: vars(slot) for name, slot in tracker.slots.items()}, "events": list(tracker.events)}


@pytest.mark.parametrize("length", LENGTHS)
def test_a_copy_is_what_rasa_makes_of_the_events(length: int) -> None:
    tracker = conversation(length)
    assert state(tracker_mend.copy(tracker)) == state(RASA_COPY(tracker))


@pytest.mark.parametrize("length", LENGTHS)
def test_a_form_looks_ahead_as_far_as_rasa_does(length: int) -> None:
    form, more = FormAction("triage_form", None), [SlotSet("answer", "no"), BotUttered("And now?")]
    ours, rasas = (ahead(form, conversation(length), more, DOMAIN) for ahead in (tracker_mend.temporary_tracker, RASA_TEMPORARY))
    assert state(ours) == state(rasas)


def test_what_happens_to_a_copy_does_not_happen_to_the_conversation() -> None:
    tracker = conversation(LENGTHS[-4])
    before = deepcopy(state(tracker))
    copied = tracker_mend.copy(tracker)
    for event in (LoopInterrupted(True), SlotSet("facts", None), ActionExecutionRejected("triage_form")):
        copied.update(event)
    assert state(tracker) == before


def test_rasa_still_replays_a_conversation_to_copy_it(monkeypatch: pytest.MonkeyPatch) -> None:
    tracker, replayed = conversation(LENGTHS[-1]), []
    update = DialogueStateTracker.update
    monkeypatch.setattr(DialogueStateTracker, "update", lambda *given: (replayed.append(given), update(*given))[1])
    RASA_COPY(tracker)
    RASA_TEMPORARY(FormAction("triage_form", None), conversation(3), [], DOMAIN)
    assert len(replayed) > 2 * 3 + len(EVENTS), "Rasa no longer does this: remove tracker_mend"
