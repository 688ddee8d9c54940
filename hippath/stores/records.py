"""What patients may do with their own conversation: take a copy, and have it erased."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from sqlalchemy.engine import Engine

from hippath.stores.audit import Action, Entry, append
from hippath.stores.erase import erase
from hippath.stores.export import Json, export
from hippath.stores.outbox import Outgoing
from hippath.stores.reference import reference_of

PATIENT = "patient"
"""Who did it, in the audit record."""


class Records:
    """Both are recorded. Every method raises sqlalchemy.exc.SQLAlchemyError when the database cannot be used."""

    def __init__(self, engine: Engine, secret: str, clock: Callable[[], float] = time.time) -> None:
        """`secret` is the server's, by which the audit record names a conversation."""
        self._engine = engine
        self._secret = secret
        self._clock = clock

    def erase(self, conversation_id: str, farewell: Sequence[Outgoing] = ()) -> int:
        """Erase everything of the conversation; return how many rows there were. `farewell` is then still to be sent."""
        return erase(self._engine, conversation_id, self._entry("erase", conversation_id), farewell)

    def copy(self, conversation_id: str) -> Json | None:
        """Return a copy of everything that is kept of the conversation; None when nothing is."""
        entry = self._entry("export", conversation_id)
        with self._engine.begin() as connection:
            copy = export(connection, conversation_id, entry.subject)
            if copy is not None:
                append(connection, entry)
        return copy

    def _entry(self, action: Action, conversation_id: str) -> Entry:
        return Entry(self._clock(), PATIENT, action, reference_of(conversation_id, self._secret))
