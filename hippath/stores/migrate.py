"""Brings the database's schema up to date."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine

from hippath.stores.deadline import deadline

MIGRATIONS = Path(__file__).with_name("migrations")
MIGRATION_SECONDS = 60
ONE_AT_A_TIME = 4_718_201
"""Any number that nothing else in the database locks by: workers that start together migrate one after the other."""


def migrate(engine: Engine) -> None:
    """Bring the schema of the database behind `engine` up to the newest migration; nothing to do is quick.

    Raises sqlalchemy.exc.SQLAlchemyError when the database cannot be read or written.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    newest = ScriptDirectory.from_config(config).get_current_head()
    with engine.begin() as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return
        with deadline(MIGRATION_SECONDS):
            _wait_for_others(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _wait_for_others(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL statement_timeout = '{MIGRATION_SECONDS}s'"))
        connection.execute(text(f"SET LOCAL lock_timeout = '{MIGRATION_SECONDS}s'"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
    else:
        # Python's sqlite3 begins no transaction for a CREATE TABLE: a worker beside this one would find half of the tables.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
