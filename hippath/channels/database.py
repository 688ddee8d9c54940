"""Opening the database the same way for the message log and for Rasa's tracker store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url


def open_engine(url: str) -> Engine:
    """Return an engine for `url`, without touching the database; an SQLite file's folder is made.

    Parameters never show in errors, dead connections are found before use, and SQLite overwrites what it
    deletes, so that an erased conversation is gone from the file too.
    """
    parsed = make_url(url)
    engine = create_engine(parsed, hide_parameters=True, pool_pre_ping=True)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _overwrite_deleted)
    return engine


def _overwrite_deleted(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA secure_delete = ON")
