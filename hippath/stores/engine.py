"""Opening the database the same way for everything that keeps something in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url

CONNECT_SECONDS = 3
STATEMENT_SECONDS = 5
"""Longest query. A turn makes a handful of short ones; a database that takes longer is as good as down."""
POOL_SECONDS = 3
"""Longest wait for a free connection."""


def open_engine(url: str) -> Engine:
    """Return an engine for `url`, without touching the database; an SQLite file's folder is made.

    Parameters never show in errors, dead connections are found before use, no wait is endless, and SQLite
    overwrites what it deletes, so that an erased conversation is gone from the file too.
    """
    parsed = make_url(url)
    options: dict[str, Any] = {"hide_parameters": True, "pool_pre_ping": True}
    if parsed.get_backend_name() == "postgresql":
        limits = f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={STATEMENT_SECONDS}s"
        options["connect_args"] = {
            "connect_timeout": CONNECT_SECONDS,
            "options": limits,
            # A server that vanished without a word is noticed by its silence.
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 2,
            "tcp_user_timeout": STATEMENT_SECONDS * 1000,
        }
        options["pool_timeout"] = POOL_SECONDS
    engine = create_engine(parsed, **options)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _overwrite_deleted)
    return engine


def _overwrite_deleted(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA secure_delete = ON")
