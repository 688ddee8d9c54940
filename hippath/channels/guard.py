"""Makes a loaded Rasa agent fail closed, whoever loaded it."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent
from rasa.core.tracker_store import FailSafeTrackerStore

from hippath.channels.guarded_actions import GuardedActions, Payload


def guard(agent: Agent, safety: Payload) -> None:
    """Put the guards round the actions and the tracker store of `agent`; doing it twice changes nothing.

    Rasa's FailSafeTrackerStore answers a database error with a fresh patient and saves to a memory nobody
    reads, so it is taken off: the error reaches the channel, which says that nothing was stored.
    """
    if agent.processor is None:  # without a model every turn ends in the safety text anyhow
        return
    store = agent.tracker_store
    if isinstance(store, FailSafeTrackerStore):
        agent.tracker_store = agent.processor.tracker_store = store._tracker_store
    endpoint = agent.processor.action_endpoint
    if endpoint is None or isinstance(endpoint, GuardedActions):
        return

    async def run_remotely(payload: Payload) -> Any:
        return await endpoint.request(json=payload, method="post")

    guarded = GuardedActions(run_remotely, safety)
    guarded.domain = agent.domain.as_dict()
    agent.action_endpoint = agent.processor.action_endpoint = guarded
