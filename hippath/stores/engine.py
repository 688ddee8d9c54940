"""Opening the database the same way for everything that keeps something in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from hippath.stores.patience import wait_no_longer_than

CONNECT_SECONDS = 2
STATEMENT_SECONDS = 3
"""Longest query. A turn makes a handful of short ones; a database that takes longer is as good as down."""
LOCK_SECONDS = 2
"""Longest wait for a row or a file that another connection holds."""
POOL_SECONDS = 2
"""Longest wait for a free connection."""
DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg2")


def open_engine(url: str) -> Engine:
    """Return an engine for `url`, without touching the database; an SQLite file's folder is made.

    Parameters never show in errors, dead connections of PostgreSQL are found before use, no wait is endless, and SQLite
    overwrites what it deletes, so that an erased conversation is gone from the file too. Raises ArgumentError
    for an address that is none, or of another kind of database.
    """
    parsed = _parsed(url)
    options: dict[str, Any] = {"hide_parameters": True}
    if parsed.get_backend_name() == "postgresql":
        wait_no_longer_than(STATEMENT_SECONDS)
        limits = f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={LOCK_SECONDS}s"
        options["connect_args"] = {
            "connect_timeout": CONNECT_SECONDS,
            "options": limits,
            # A server that vanished without a word is noticed by its silence.
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 2,
            "tcp_user_timeout": STATEMENT_SECONDS * 1000,
        }
        options |= {"pool_timeout": POOL_SECONDS, "pool_pre_ping": True}
    else:
        options["connect_args"] = {"timeout": LOCK_SECONDS}
        if is_file(parsed):
            # SQLAlchemy opens the file anew for every use and reads its schema each time, unless told to keep it open. Once
            # is enough: SQLite lets one write at a time, and its way of waiting (sleep, look again) lets some wait for ever.
            options["connect_args"]["check_same_thread"] = False
            options |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": POOL_SECONDS}
    engine = create_engine(parsed, **options)
    if parsed.get_backend_name() == "sqlite":
        if is_file(parsed):
            Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _overwrite_deleted)
    return engine


def is_file(parsed: URL) -> bool:
    """Return whether the address is that of an SQLite file, and not of a database in memory."""
    return parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    except ValueError:
        raise ArgumentError("the port is no number") from None
    if parsed.drivername not in DRIVERS:
        raise ArgumentError(f"the address must begin with one of {', '.join(DRIVERS)}")
    return parsed


def _overwrite_deleted(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA secure_delete = ON")
