"""Which events of a conversation count, found without asking Python's abstract classes about each of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, List, Optional, Type

from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    DefinePrevUserUtteredFeaturization,
    Event,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

_BEGINNINGS = (Restarted, SessionStarted)
_FEATURES = (ActionExecuted, UserUttered, DefinePrevUserUtteredFeaturization)
_KINDS = (*_FEATURES, ActiveLoop, ActionExecutionRejected, ActionReverted, UserUtteranceReverted, *_BEGINNINGS)


def applied_events(self: DialogueStateTracker) -> List[Event]:
    """Return the events that count, reverted ones and earlier runs of a form left out, as Rasa does.

    Rasa goes through the whole conversation anew for every policy of every prediction, five times a turn, and asks an
    abstract class what each event is, which takes ten times as long as a comparison (no upstream issue is known). Events
    are only ever added, so the list stands until there is another last one.
    """
    state = (len(self.events), self.events[-1] if self.events else None)
    kept = getattr(self, "hippath_applied", None)
    if kept is None or kept[0][0] != state[0] or kept[0][1] is not state[1]:
        kept = (state, _applied(list(self.events)))
        self.hippath_applied = kept
    return list(kept[1])


def _applied(events: List[Event]) -> List[Event]:
    loops = {event.name for event in events if _kind(event.__class__) is ActiveLoop and event.name}
    applied: List[Event] = []
    for event in events:
        kind = _kind(event.__class__)
        if kind in _BEGINNINGS:
            applied = []
        elif kind is ActionReverted:
            _undo_to(ActionExecuted, applied)
        elif kind is UserUtteranceReverted:
            _undo_to(UserUttered, applied)
            _undo_to(ActionExecuted, applied)
        elif kind is ActionExecuted and event.action_name in loops and _runs_again(event.action_name, applied):
            applied = _without_the_last_run(event.action_name, applied)
        else:
            applied.append(event)
    return applied


@lru_cache(maxsize=None)
def _kind(event_class: Type[Event]) -> Optional[Type[Event]]:
    return next((kind for kind in _KINDS if issubclass(event_class, kind)), None)


def _undo_to(kind: Type[Event], applied: List[Event]) -> None:
    while applied and _kind(applied.pop().__class__) is not kind:
        pass


def _runs_again(loop: str, applied: List[Event]) -> bool:
    """Return whether the form ran before in the same happy path."""
    next_action: Any = None
    for event in reversed(applied):
        kind = _kind(event.__class__)
        if kind is ActiveLoop and event.name is None:
            return False
        if kind is ActionExecutionRejected and event.action_name == loop:
            return False
        if kind is UserUttered and next_action not in (None, loop):
            return False
        if kind is ActionExecuted:
            if event.action_name == loop:
                return True
            next_action = event.action_name
    return False


def _without_the_last_run(loop: str, applied: List[Event]) -> List[Event]:
    """Return the events without what stands for the form's talk since it ran last."""
    last = max(at for at, event in enumerate(applied) if _kind(event.__class__) is ActionExecuted and event.action_name == loop)
    return applied[: last + 1] + [event for event in applied[last + 1 :] if _kind(event.__class__) not in _FEATURES]
