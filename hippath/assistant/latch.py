"""Danger signs between the store's latch and the slots of a tracker: neither loses one that the other has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

FACTS, DIALOGUE, HEARD = "facts", "dialogue", "heard"


def standing_flags(tracker: DialogueStateTracker, latched: Iterable[str]) -> frozenset[str]:
    """Return the danger signs that stand after the turn in `tracker`, `latched` being those of before it.

    A sign goes only when the person took it back and confirmed that, which the dialogue keeps as withdrawn. One that was
    heard in a turn whose actions failed is not in the slots, but stands.
    """
    heard = (tracker.latest_message.parse_data if tracker.latest_message else {}).get(HEARD) or {}
    told = _flags(tracker.get_slot(FACTS)) | _flags(heard.get(FACTS))
    withdrawn = (tracker.get_slot(DIALOGUE) or {}).get("withdrawn", ())
    return frozenset(told | (set(latched) - set(withdrawn)))


def with_latched(tracker: DialogueStateTracker, latched: Iterable[str]) -> DialogueStateTracker:
    """Put the danger signs that the slots of `tracker` lack into them, and return it."""
    facts = tracker.get_slot(FACTS) or {}
    flags = _flags(facts)
    if set(latched) <= flags or FACTS not in tracker.slots:
        return tracker
    if not tracker.applied_events():
        # Rasa would begin the session itself, and empty every slot as it does.
        for event in (ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), ActionExecuted(ACTION_LISTEN_NAME)):
            tracker.update(event)
    tracker.update(SlotSet(FACTS, {**facts, "red_flags": sorted({*flags, *latched})}))
    return tracker


def _flags(facts: dict[str, Any] | None) -> set[str]:
    return set((facts or {}).get("red_flags", ()))
