"""What is counted of a turn comes from its own events, not from those before it."""

from __future__ import annotations

from collections import deque

from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered

from hippath.assistant.turn_events import TurnEvents, turn_events


def _facts(*flags: str) -> SlotSet:
    return SlotSet("facts", {"red_flags": list(flags)})


FIRST: list[Event] = [UserUttered("a"), _facts("cauda_equina"), SlotSet("disposition", "emergency_now"), ActionExecuted("action_red_flag")]
NOTHING = TurnEvents((), None, False)
TABLE: list[tuple[str, list[Event], TurnEvents]] = [
    ("no events", [], NOTHING),
    ("a first danger sign", FIRST, TurnEvents(("cauda_equina",), "emergency_now", False)),
    ("nothing new", [*FIRST, UserUttered("b"), _facts("cauda_equina")], NOTHING),
    ("a second danger sign", [*FIRST, UserUttered("b"), _facts("cauda_equina", "sepsis_signs")], TurnEvents(("sepsis_signs",), None, False)),
    ("the newest facts count", [UserUttered("a"), _facts(), _facts("sepsis_signs")], TurnEvents(("sepsis_signs",), None, False)),
    ("not understood", [*FIRST, UserUttered("b"), ActionExecuted("action_fallback")], TurnEvents((), None, True)),
    ("a fallback before", [ActionExecuted("action_fallback"), UserUttered("b"), _facts()], NOTHING),
    ("a reset", [*FIRST, UserUttered("b"), SlotSet("facts", None), SlotSet("disposition", None)], NOTHING),
]


def test_turn_events() -> None:
    for name, events, expected in TABLE:
        assert turn_events(deque(events)) == expected, name
