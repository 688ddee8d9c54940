"""Reads from a tracker's events what the latest turn led to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered

FACTS, DISPOSITION, FALLBACK = "facts", "disposition", "action_fallback"


@dataclass(frozen=True)
class TurnEvents:
    """What the latest message of a conversation led to."""

    red_flags: tuple[str, ...]
    """Ids of danger signs that were not known before it."""
    disposition: str | None
    """The result that was told."""
    fallback: bool
    """The message was not understood."""


def turn_events(events: Iterable[Event]) -> TurnEvents:
    """Return what came after the last message of the patient in `events`, oldest first."""
    newest_first = list(events)[::-1]
    newest = list(takewhile(lambda event: not isinstance(event, UserUttered), newest_first))
    before = _flags(newest_first[len(newest) :])
    return TurnEvents(
        red_flags=tuple(sorted(_flags(newest) - before)),
        disposition=next((event.value for event in newest if isinstance(event, SlotSet) and event.key == DISPOSITION), None),
        fallback=any(isinstance(event, ActionExecuted) and event.action_name == FALLBACK for event in newest),
    )


def _flags(newest_first: Iterable[Event]) -> frozenset[str]:
    facts = next((event.value for event in newest_first if isinstance(event, SlotSet) and event.key == FACTS), None)
    return frozenset((facts or {}).get("red_flags", ()))
