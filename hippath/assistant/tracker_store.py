"""Where Rasa keeps conversations: in hippath's database, or not at all and said so."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from hippath.assistant.latch import standing_flags, with_latched
from hippath.channels.turns import Turn, current_turn
from hippath.conversation import consent_version
from hippath.knowledge import load_knowledge
from hippath.serving.settings import read_settings
from hippath.stores.consent import agreed
from hippath.stores.conversation_row import hold_row, latch, latched
from hippath.stores.database import open_database
from hippath.stores.event_rows import add_events, last_event, read_events
from hippath.stores.replayed_events import replayed_events
from hippath.stores.tables import events
from hippath.stores.threads import in_thread


class Overtaken(SQLAlchemyError):
    """Somebody else wrote to the conversation since it was read: what was made of it here is not kept."""


@dataclass(frozen=True)
class _Stored:
    """How much of a tracker came from the database."""

    count: int
    """Its events that are stored."""
    last: int | None
    """Id of the newest one."""


class HippathTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Keeps conversations in the database of HIPPATH_DATABASE_URL.

    Differs from Rasa's own: no error ends the process or is hidden, no call blocks the event loop, a missing database is
    an error instead of an endless wait, and a turn is one transaction: its events, what the channel keeps of it, and the
    danger signs that stand, and when the person agreed. A turn that was overtaken by another is refused.
    """

    def __init__(self, domain: Domain | None = None, host: str | None = None, **_: Any) -> None:
        """Take the database at `host`. An event broker is not used: events go to others through the outbox."""
        self.engine = open_database(host or read_settings().database_url)
        super().__init__(domain, None)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return what the next turn of the conversation needs, with every latched danger sign, or None."""
        return await self._retrieve(sender_id, whole=False)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """Return the conversation with all its sessions, with every latched danger sign, or None."""
        return await self._retrieve(conversation_id, whole=True)

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """Return an empty conversation; nothing of it is stored before it holds something."""
        return self.init_tracker(sender_id)

    async def keys(self) -> Iterable[str]:
        """Return the ids of all conversations."""
        return await in_thread(self._keys)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep what is new in `tracker`, together with what the current turn's channel keeps.

        Raises SQLAlchemyError or OSError; then nothing is kept, or all of it when the database only failed to say so.
        """
        turn = current_turn()
        if turn is None:
            return await in_thread(self._save, tracker, None)
        turn.saving = True
        await in_thread(self._save, tracker, turn)
        turn.saving = False
        if turn.record:
            turn.record.kept = True
        return None

    async def _retrieve(self, sender_id: str, whole: bool) -> DialogueStateTracker | None:
        rows, flags = await in_thread(self._read, sender_id, whole)
        if not rows and not flags:
            return None
        tracker = DialogueStateTracker.from_dict(sender_id, [json.loads(row.data) for row in rows], self.domain.slots)
        tracker.hippath_stored = _Stored(len(rows), rows[-1].id if rows else None)
        return with_latched(tracker, flags)

    def _read(self, sender_id: str, whole: bool) -> tuple[list[Any], frozenset[str]]:
        read = read_events if whole else replayed_events
        with self.engine.connect() as connection:
            return read(connection, sender_id), latched(connection, sender_id)

    def _save(self, tracker: DialogueStateTracker, turn: Turn | None) -> None:
        sender_id, stored = tracker.sender_id, getattr(tracker, "hippath_stored", _Stored(0, None))
        new = [event.as_dict() for event in list(tracker.events)[stored.count :]]
        with self.engine.begin() as connection:
            flags = hold_row(connection, sender_id, tracker.get_latest_input_channel() or "")
            if last_event(connection, sender_id) != stored.last:
                raise Overtaken("the conversation was written to since it was read")
            add_events(connection, sender_id, new)
            last = last_event(connection, sender_id)
            standing = standing_flags(tracker, flags)
            if standing != flags:
                latch(connection, sender_id, standing)
            if (tracker.get_slot("dialogue") or {}).get("consent") == "yes":
                agreed(connection, sender_id, consent_version(load_knowledge()), time.time())
            if turn and turn.record:
                turn.record.write(connection, turn.said())
        tracker.hippath_stored = _Stored(len(tracker.events), last)

    def _keys(self) -> list[str]:
        with self.engine.connect() as connection:
            return [row.sender_id for row in connection.execute(select(events.c.sender_id).distinct())]
