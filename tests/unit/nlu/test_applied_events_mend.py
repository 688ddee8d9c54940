"""The events that count are those that Rasa counts, whatever happened in which order, and Rasa still counts every time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
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
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from hippath.nlu.applied_events_mend import applied_events

RASAS = DialogueStateTracker.applied_events
FORMS = ("triage_form", "other_form")


class OwnSlotSet(SlotSet):  # type: ignore[misc]
    """An event of a class that somebody adds."""

    type_name = "own_slot"


EVENTS = st.one_of(
    st.sampled_from(["action_listen", "action_help", *FORMS]).map(ActionExecuted),
    st.sampled_from(["action_listen", "triage_form"]).map(ActionExecuted),
    st.sampled_from([*FORMS, None]).map(ActiveLoop),
    st.sampled_from(FORMS).map(ActionExecutionRejected),
    st.builds(UserUttered, st.just("yes")),
    st.builds(BotUttered, st.just("And now?")),
    st.builds(SlotSet, st.just("facts")),
    st.builds(OwnSlotSet, st.just("facts")),
    st.builds(DefinePrevUserUtteredFeaturization, st.booleans()),
    st.builds(ActionReverted),
    st.builds(UserUtteranceReverted),
    st.builds(SessionStarted),
    st.builds(Restarted),
)


def tracker_of(events: Sequence[Event]) -> DialogueStateTracker:
    tracker = DialogueStateTracker("x", [])
    tracker.events.extend(events)
    return tracker


def same(ours: Sequence[Event], rasas: Sequence[Event]) -> bool:
    return [id(event) for event in ours] == [id(event) for event in rasas]


@given(st.lists(EVENTS, max_size=30))
def test_the_events_that_count_are_those_that_rasa_counts(events: list[Event]) -> None:
    tracker = tracker_of(events)
    assert same(applied_events(tracker), RASAS(tracker))


@given(st.lists(EVENTS, max_size=15))
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
