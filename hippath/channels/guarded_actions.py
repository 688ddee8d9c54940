"""Actions that fail closed: whatever goes wrong in one, the patient gets the fixed safety text alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from json import dumps, loads
from typing import Any

from rasa.utils.endpoints import EndpointConfig

from hippath.channels.breaker import Breaker
from hippath.channels.turns import Turn, current_turn
from hippath.serving.logs import place_of

logger = logging.getLogger(__name__)
Payload = dict[str, Any]
SECONDS_WITHOUT_A_TURN = 4.0
STOP_THE_TURN = {"event": "followup", "timestamp": None, "name": "action_listen"}


class GuardedActions(EndpointConfig):
    """Stands where Rasa expects an action server and runs actions through `run`.

    After the first failure of a turn no further action runs in it. Rasa drops the stop event when the failure
    was in a slot mapping or in a form's validation, so the turn itself remembers it and its channel says so.
    After several failures in a row no action is called for a while, and nobody waits for one.
    """

    def __init__(
        self, run: Callable[[Payload], Awaitable[Payload | None]], safety: Payload, breaker: Breaker | None = None
    ) -> None:
        # Rasa would copy the domain for every call, which takes longer than most actions: `domain` stands in.
        super().__init__(enable_selective_domain=True)
        self._run = run
        self._safety = safety
        self._breaker = breaker or Breaker()
        self.domain: Payload = {}

    async def request(self, *_: Any, json: Payload | None = None, **__: Any) -> Payload:
        """Return the events and responses of the action that `json` asks for; never raises."""
        turn = current_turn()
        if turn is not None and turn.failed:
            return {"events": [STOP_THE_TURN], "responses": []}
        if not self._breaker.lets_through():
            return self._failed(turn)
        seconds = SECONDS_WITHOUT_A_TURN if turn is None else turn.seconds_left()
        try:
            answer = await asyncio.wait_for(self._run(self._prepared(json or {})), seconds)
            if not isinstance(answer, dict):
                raise TypeError("the action gave no answer")
            # Through JSON, as from another process: nothing is shared; what cannot be stored fails here.
            sent: Payload = loads(dumps(answer))
        except Exception as error:  # whatever it is, the patient must not be left without an answer
            logger.error("action %s failed: %s", (json or {}).get("next_action"), place_of(error))
            self._breaker.note(worked=False)
            return self._failed(turn)
        self._breaker.note(worked=True)
        return sent

    def _failed(self, turn: Turn | None) -> Payload:
        if turn is not None:
            turn.failed = True
        said = {"text": self._safety["text"], "hippath": self._safety}
        return {"events": [STOP_THE_TURN], "responses": [said]}

    def _prepared(self, json: Payload) -> Payload:
        tracker = dict(json.get("tracker", {}))
        tracker["slots"] = loads(dumps(tracker.get("slots", {})))
        return {"domain": self.domain, **json, "tracker": tracker}
