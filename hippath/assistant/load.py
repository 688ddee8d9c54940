"""Loads the assistant: model, store, lock and actions in one process, or says in one line why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa_sdk.executor import ActionExecutor
from sqlalchemy.exc import SQLAlchemyError

from hippath.assistant.tracker_store import HippathTrackerStore
from hippath.assistant.warm import warm_up
from hippath.channels.guard import guard
from hippath.channels.guarded_actions import GuardedActions
from hippath.nlu import mends
from hippath.serving.logs import place_of
from hippath.serving.stop import CannotStart

ACTIONS_PACKAGE = "actions"


def load_assistant(model: Path, database_url: str | None, safety: dict[str, Any]) -> Agent:
    """Return a guarded agent with the model at `model`, which was checked before; its first answer is as quick as any.

    It keeps conversations at `database_url`; with None, in memory only. Raises CannotStart.
    """
    mends.apply()
    endpoint = GuardedActions(_executor().run, safety)
    store = _store(database_url)
    try:
        agent = Agent.load(
            model,
            tracker_store=store,
            lock_store=InMemoryLockStore(),
            action_endpoint=endpoint,
        )
    except Exception as error:  # Rasa raises anything at all for a model it cannot read
        reason = f"{model.name} cannot be loaded ({place_of(error)})"
        raise CannotStart(f"{reason}. Train it anew with: hippath train --force") from None
    endpoint.domain = agent.domain.as_dict()
    guard(agent, safety)
    warm_up(agent.processor)
    return agent


def _executor() -> ActionExecutor:
    executor = ActionExecutor()
    try:
        executor.register_package(ACTIONS_PACKAGE)
    except (Exception, SystemExit) as error:  # rasa-sdk ends the process when the package cannot be imported
        raise CannotStart(f"The package actions/ cannot be loaded ({place_of(error)}).") from None
    return executor


def _store(database_url: str | None) -> TrackerStore:
    if database_url is None:
        return InMemoryTrackerStore(None)
    try:
        return HippathTrackerStore(host=database_url)
    except (SQLAlchemyError, OSError) as error:
        raise CannotStart(f"The database cannot be opened ({place_of(error)}). Check HIPPATH_DATABASE_URL.") from None
