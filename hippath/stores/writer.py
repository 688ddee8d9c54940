"""One writer at a time, for what must follow what stands there already."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.engine import Connection


def wait_for_other_writers(connection: Connection, number: int) -> None:
    """Return when no other transaction that asked for `number` is open; it is given back when this one ends.

    PostgreSQL locks the number; SQLite has one writer for everything.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})
    elif not connection.connection.dbapi_connection.in_transaction:
        # Python's driver begins at the first write, which would be after the reading.
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def alone(connection: Connection, number: int) -> bool:
    """Return whether this transaction has `number` for itself, without waiting for one that has it."""
    if connection.dialect.name == "postgresql":
        return bool(connection.execute(text("SELECT pg_try_advisory_xact_lock(:number)"), {"number": number}).scalar())
    wait_for_other_writers(connection, number)
    return True
