"""Each mend does what Rasa does, and is still needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import rasa.shared.core.events
import rasa.shared.utils.common
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUtteranceReverted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from hippath.nlu import mends

AS_IT_COMES = {
    "validate": RemoteAction._validate_action_result,
    "resolve": Event.resolve_by_type,
    "call": RemoteAction._action_call_format,
}
SLOT = {"event": "slot", "name": "facts", "value": {}, "timestamp": None}
ANSWERS = [
    ({"events": [SLOT], "responses": [{"text": "hello"}]}, True),
    ({"events": [], "responses": []}, True),
    ({"events": [{"event": "slot", "name": "facts"}], "responses": []}, False),
    ({"events": [{"name": "facts"}], "responses": []}, False),
    ({"events": {}, "responses": []}, False),
    ({"events": [], "responses": ["hello"]}, False),
    ({"events": [{"event": "slot", "name": 5, "value": 1}]}, False),
    ({"events": [{"event": "no such event"}]}, False),
    ({"events": [{"event": ["slot"]}]}, False),
    ({"events": [{**SLOT, "timestamp": "now"}]}, False),
    ({"events": [{**SLOT, "timestamp": True}]}, False),
    ({"events": [{**SLOT, "timestamp": 1.5, "metadata": {"a": 1}}]}, True),
    ({"events": [{**SLOT, "metadata": []}]}, False),
    ({"events": [{**SLOT, "name": None}]}, False),
    ({"events": [{**SLOT, "value": None, "more": 1}]}, True),
    ({"events": [{"event": "action", "name": "action_listen", "confidence": None}, {"event": "undo"}]}, True),
    ({"events": [{"event": "user", "text": None, "parse_data": {"intent": {"name": 5}}}]}, False),
    ({"events": [{"event": "active_loop", "name": None}, {"event": "followup", "name": "action_listen"}]}, True),
    ({}, True),
]


@pytest.fixture(autouse=True)
def _mended() -> Iterator[None]:
    mends.apply()
    yield
    RemoteAction._validate_action_result = AS_IT_COMES["validate"]
    Event.resolve_by_type = staticmethod(AS_IT_COMES["resolve"])
    RemoteAction._action_call_format = AS_IT_COMES["call"]


@pytest.mark.parametrize(("answer", "right"), ANSWERS, ids=[str(row[0])[:60] for row in ANSWERS])
def test_answers_are_judged_as_rasa_judges_them(answer: dict[str, Any], right: bool) -> None:
    def accepts(judge: Any) -> bool:
        try:
            return bool(judge(RemoteAction("action_x", None), answer))
        except jsonschema.ValidationError:
            return False

    assert (accepts(RemoteAction._validate_action_result), accepts(AS_IT_COMES["validate"])) == (right, right)


@pytest.mark.parametrize("name", sorted({event.type_name for event in rasa.shared.utils.common.all_subclasses(Event)}))
def test_events_are_found_as_rasa_finds_them(name: str) -> None:
    assert Event.resolve_by_type(name) is AS_IT_COMES["resolve"](name)


def test_unknown_events_are_treated_as_rasa_treats_them() -> None:
    assert Event.resolve_by_type("topic") is None
    assert Event.resolve_by_type("no such event", SlotSet) is SlotSet
    with pytest.raises(ValueError, match="no such event"):
        Event.resolve_by_type("no such event")


def test_an_event_class_made_later_is_found() -> None:
    class Later(SlotSet):  # type: ignore[misc]
        type_name = "made_later"

    assert Event.resolve_by_type("made_later") is Later


def test_rasa_still_checks_its_schema_for_every_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[object] = []
    kind = jsonschema.validators.validator_for(RemoteAction.action_response_format_spec())
    check = kind.check_schema
    monkeypatch.setattr(kind, "check_schema", lambda *a, **k: (checked.append(a), check(*a, **k)))
    for _ in range(2):
        AS_IT_COMES["validate"](RemoteAction("action_x", None), {"events": [], "responses": []})
    assert len(checked) == 2, "Rasa no longer does this: remove the mend of _validate_action_result"


def test_rasa_still_walks_through_all_classes_for_every_event(monkeypatch: pytest.MonkeyPatch) -> None:
    walks: list[object] = []
    walk = rasa.shared.utils.common.all_subclasses
    monkeypatch.setattr(rasa.shared.utils.common, "all_subclasses", lambda kind: (walks.append(kind), walk(kind))[1])
    for _ in range(2):
        AS_IT_COMES["resolve"]("slot")
    assert walks.count(Event) == 2, "Rasa no longer does this: remove the mend of resolve_by_type"


CONVERSATION = [
    ActionExecuted("action_listen"),
    UserUttered("hello"),
    ActionExecuted("triage_form"),
    ActiveLoop("triage_form"),
    ActionExecuted("action_listen"),
    UserUttered("yes"),
    ActionExecuted("triage_form"),
    ActionExecuted("action_listen"),
    UserUttered("what?"),
    UserUtteranceReverted(),
    UserUttered("no"),
    ActionExecuted("triage_form"),
    ActiveLoop(None),
]


@pytest.mark.parametrize("last", [SlotSet("facts", {}), ActiveLoop("triage_form")], ids=lambda event: str(event.type_name))
def test_an_action_is_sent_what_rasa_sends_but_the_events_of_former_turns(last: Event) -> None:
    tracker, action = DialogueStateTracker.from_events("x", [*CONVERSATION, last]), RemoteAction("action_x", None)
    ours, rasas = (call(action, tracker, Domain.empty()) for call in (RemoteAction._action_call_format, AS_IT_COMES["call"]))
    events, every_event = ours["tracker"].pop("events"), rasas["tracker"].pop("events")
    assert ours == rasas
    assert events == every_event[-len(events) :]
    assert [event["event"] for event in events] == ["action", "user", "rewind", "user", "action", "active_loop", last.type_name]
    assert len(every_event) == len(CONVERSATION) + 1, "Rasa no longer sends them all: remove the mend of _action_call_format"


def test_an_action_before_the_first_message_is_sent_every_event() -> None:
    tracker = DialogueStateTracker.from_events("x", [ActionExecuted("action_session_start"), SlotSet("facts", {})])
    sent = RemoteAction("action_x", None)._action_call_format(tracker, Domain.empty())
    assert [event["event"] for event in sent["tracker"]["events"]] == ["action", "slot"]
