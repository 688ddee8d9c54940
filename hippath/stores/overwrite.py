"""Takes what was deleted out of the database's file as well."""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError

AT_ONCE = 32 * 1024 * 1024
"""Bytes up to which an SQLite file is written anew after each erasure; a larger one waits for the hourly retention run."""
logger = logging.getLogger(__name__)


def mark(connection: Connection) -> None:
    """Note in the transaction that erases that the SQLite file is still to be written anew."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA user_version = 1")


def overwrite(engine: Engine, largest: float = AT_ONCE) -> bool:
    """Write an SQLite file of up to `largest` bytes anew if something was erased since; return whether it was done.

    SQLite's secure_delete overwrites a row where it stands, but not the copies of it that were left behind when rows
    moved between pages. PostgreSQL reuses the space by itself (autovacuum); there is nothing to do.
    """
    if engine.dialect.name != "sqlite" or _size(engine) > largest:
        return False
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        try:
            if not connection.exec_driver_sql("PRAGMA user_version").scalar():
                return False
            if _size(engine) <= AT_ONCE:
                connection.exec_driver_sql("PRAGMA temp_store = MEMORY")
            connection.exec_driver_sql("PRAGMA user_version = 0")
            connection.exec_driver_sql("VACUUM")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").first()[0]
        except OperationalError:
            busy = True
        if busy:  # the rows are gone all the same
            logger.warning("the database file is in use and was not written anew; the next retention run does it")
            mark(connection)
    return not busy


def _size(engine: Engine) -> int:
    path = Path(engine.url.database or "")
    return path.stat().st_size if path.is_file() else 0
