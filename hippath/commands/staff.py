"""What the commands for a clinic's staff share: the database, who is asking, and which conversation is meant."""

from __future__ import annotations

import getpass
import os
import time
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select, union
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from hippath.serving.logs import place_of
from hippath.serving.settings import read_settings
from hippath.serving.stop import CannotStart
from hippath.stores.audit import NO_SUBJECT, Action, Entry
from hippath.stores.database import open_database
from hippath.stores.reference import reference_of
from hippath.stores.tables import conversations, events, messages

CHECK = "Check HIPPATH_DATABASE_URL: it must be the server's."


@dataclass(frozen=True)
class Staff:
    """A staff member at the database."""

    engine: Engine
    """The server's database."""
    secret: str
    """The server's secret, by which references are made."""
    actor: str
    """HIPPATH_ACTOR, or the account at the operating system."""

    def entry(self, action: Action, subject: str = NO_SUBJECT, detail: str = "") -> Entry:
        """Return the audit entry for what is done now."""
        return Entry(time.time(), self.actor, action, subject, detail)

    def find(self, named: str) -> str | None:
        """Return the id of the conversation that is `named` by its reference or its id; None when there is none."""
        wanted = named.strip().upper()
        with self.engine.connect() as connection:
            return next((known for known in _ids(connection) if wanted in (self.reference(known), known.upper())), None)

    def reference(self, conversation_id: str) -> str:
        """Return the conversation's name outside the database."""
        return reference_of(conversation_id, self.secret)


def staff() -> Staff:
    """Return who is asking, with the database open. Raises CannotStart."""
    settings = read_settings()
    return Staff(_opened(settings.database_url), settings.secret, os.environ.get("HIPPATH_ACTOR") or getpass.getuser())


def unusable(error: Exception) -> CannotStart:
    """Return the refusal for a database that cannot be used."""
    return CannotStart(f"The database cannot be used ({place_of(error)}). {CHECK}")


def _opened(url: str) -> Engine:
    try:
        parsed = make_url(url)
        file = parsed.database if parsed.get_backend_name() == "sqlite" else None
        if file and file != ":memory:" and not Path(file).is_file():
            raise CannotStart(f"There is no database at {file}. {CHECK}")
        return open_database(url)
    except (SQLAlchemyError, ArgumentError, OSError) as error:
        raise unusable(error) from None


def _ids(connection: Connection) -> list[str]:
    owners = (conversations.c.conversation_id, messages.c.conversation_id, events.c.sender_id)
    return list(connection.execute(union(*(select(owner) for owner in owners))).scalars())
