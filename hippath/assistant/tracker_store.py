"""Rasa's SQL tracker store, made to fail loudly and to forget when asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session, sessionmaker

from hippath.assistant.replay import replayed_events
from hippath.serving.settings import read_settings
from hippath.stores.database import open_database


class HippathTrackerStore(SQLTrackerStore):
    """Keeps conversations in the database of HIPPATH_DATABASE_URL.

    Differs from Rasa's own: a ValueError inside a query does not end the process, a missing database is an
    error instead of an endless wait, errors hold no parameters, a conversation can be erased, and a turn
    replays its last turns only. Everything is stored, and `retrieve_full_tracker` gives it whole.
    """

    def __init__(self, domain: Domain | None = None, host: str | None = None, event_broker: Any = None, **_: Any) -> None:
        self.engine = open_database(host or read_settings().database_url)
        self.sessionmaker = sessionmaker(bind=self.engine)
        TrackerStore.__init__(self, domain, event_broker)

    @contextmanager
    def session_scope(self) -> Iterator[Session]:
        """Give a session and close it; errors go to the caller."""
        session = self.sessionmaker()
        try:
            yield session
        finally:
            session.close()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation as its next turn needs it, None when there is nothing of it."""
        with self.session_scope() as session:
            stored = replayed_events(session, sender_id)
        if not stored:
            return None
        tracker = DialogueStateTracker.from_dict(sender_id, stored, self.domain.slots)
        tracker.hippath_stored = len(stored)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Add the events that are new since `tracker` was retrieved or saved."""
        await super().save(tracker)
        tracker.hippath_stored = len(tracker.events)

    def _additional_events(self, session: Session, tracker: DialogueStateTracker) -> Iterator[Event]:
        """Return the events to add. Rasa counts the stored ones instead, which a shortened tracker has fewer of."""
        stored = getattr(tracker, "hippath_stored", None)
        if stored is None:
            events: Iterator[Event] = super()._additional_events(session, tracker)
            return events
        return islice(tracker.events, stored, None)

    def erase(self, conversation_id: str) -> int:
        """Delete every event of the conversation; return how many there were."""
        with self.session_scope() as session:
            events = session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == conversation_id)
            deleted = int(events.delete(synchronize_session=False))
            session.commit()
        return deleted
