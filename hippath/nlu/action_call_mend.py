"""What an action is sent: the conversation's state and the events of this turn, not all there ever were."""

from __future__ import annotations

from copy import copy
from typing import Any, Dict, Text

import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


def action_call_format(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> Dict[Text, Any]:
    """Return the request to an action as Rasa makes it, with the events since the action before the last message only.

    Rasa writes every event of the conversation out for each of three actions a turn (no upstream issue is known). The
    actions of this project look no further back than the message they answer; slots hold the rest.
    """
    call = {
        "next_action": self.name(),
        "sender_id": tracker.sender_id,
        "tracker": {**_state(tracker), "events": _this_turn(tracker)},
        "version": rasa.__version__,
    }
    if not self._is_selective_domain_enabled() or domain.does_custom_action_explicitly_need_domain(self.name()):
        call["domain"] = domain.as_dict()
    return call


def _state(tracker: DialogueStateTracker) -> Dict[Text, Any]:
    """Return the state as ``DialogueStateTracker.current_state`` does, without its deep copy of the form's first message."""
    without_loop = copy(tracker)
    without_loop.active_loop = None
    return {**without_loop.current_state(), "active_loop": dict(vars(tracker.active_loop)) if tracker.active_loop else {}}


def _this_turn(tracker: DialogueStateTracker) -> list[Dict[Text, Any]]:
    turn: list[Dict[Text, Any]] = []
    answers = False
    for event in reversed(tracker.events):
        turn.append(event.as_dict())
        if answers and isinstance(event, ActionExecuted):
            break
        answers = answers or isinstance(event, UserUttered)
    return turn[::-1]
