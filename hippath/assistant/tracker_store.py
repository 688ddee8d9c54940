"""Rasa's SQL tracker store, made to fail loudly and to forget when asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from sqlalchemy.orm import Session, sessionmaker

from hippath.serving.settings import read_settings
from hippath.stores.database import open_database


class HippathTrackerStore(SQLTrackerStore):
    """Keeps conversations in the database of HIPPATH_DATABASE_URL.

    Differs from Rasa's own: a ValueError inside a query does not end the process, a missing database is an
    error instead of an endless wait, errors hold no parameters, and a conversation can be erased.
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

    def erase(self, conversation_id: str) -> int:
        """Delete every event of the conversation; return how many there were."""
        with self.session_scope() as session:
            events = session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == conversation_id)
            deleted = int(events.delete(synchronize_session=False))
            session.commit()
        return deleted
