"""The events that count are those that Rasa counts, whatever happened in which order, and Rasa still counts every time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from hippath.nlu.applied_events_mend import applied_events

RASAS = DialogueStateTracker.applied_events


class OwnActionExecuted(ActionExecuted):  # type: ignore[misc]
    """An event of a class that somebody adds."""

    type_name = "own_action"


EVENTS = st.sampled_from(
    [
        lambda: ActionExecuted("triage_form"),
        lambda: ActionExecuted("other_form"),
        lambda: ActionExecuted("action_listen"),
        lambda: UserUttered("yes"),
        lambda: DefinePrevUserUtteredFeaturization(True),
        lambda: ActionExecutionRejected("triage_form"),
        lambda: ActionExecutionRejected("other_form"),
        lambda: ActiveLoop(None),
        lambda: ActiveLoop("other_form"),
        lambda: BotUttered("And now?"),
        lambda: OwnActionExecuted("triage_form"),
        ActionReverted,
        UserUtteranceReverted,
        SessionStarted,
        Restarted,
    ]
).map(lambda make: make())
CONVERSATIONS = st.lists(EVENTS, max_size=20).map(lambda events: [ActiveLoop("triage_form"), *events])
many = settings(max_examples=1000, deadline=None)


def tracker_of(events: Sequence[Event]) -> DialogueStateTracker:
    tracker = DialogueStateTracker("x", [])
    tracker.events.extend(events)
    return tracker


def same(ours: Sequence[Event], rasas: Sequence[Event]) -> bool:
    return [id(event) for event in ours] == [id(event) for event in rasas]


@many
@given(CONVERSATIONS)
def test_the_events_that_count_are_those_that_rasa_counts(events: list[Event]) -> None:
    tracker = tracker_of(events)
    assert same(applied_events(tracker), RASAS(tracker))


@given(CONVERSATIONS)
def test_they_still_are_when_the_conversation_goes_on(events: list[Event]) -> None:
    tracker = tracker_of([])
    for event in events:
        tracker.events.append(event)
        for _ in range(2):
            assert same(applied_events(tracker), RASAS(tracker))


def test_a_caller_may_change_the_list_of_events_it_got() -> None:
    tracker = tracker_of([UserUttered("hello")])
    applied_events(tracker).clear()
    assert len(applied_events(tracker)) == 1


def test_rasa_still_goes_through_the_conversation_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    tracker, looked = tracker_of([ActiveLoop("triage_form"), ActionExecuted("triage_form")]), []
    look = DialogueStateTracker._first_loop_execution_or_unhappy_path
    monkeypatch.setattr(
        DialogueStateTracker, "_first_loop_execution_or_unhappy_path", lambda *given: (looked.append(given), look(*given))[1]
    )
    for _ in range(2):
        RASAS(tracker)
    assert len(looked) == 2, "Rasa no longer does this: remove applied_events_mend"
