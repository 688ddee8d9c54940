"""The schema comes up to date on an empty database, on one of before the migrations, and with many workers at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy import create_engine, inspect

from hippath.stores.engine import open_engine
from hippath.stores.migrate import migrate
from hippath.stores.tables import events, messages, metadata
from tests.support.postgres import Postgres


def test_an_empty_database_gets_what_tables_says(database_url: str) -> None:
    engine = open_engine(database_url)
    migrate(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_database_of_before_the_migrations_keeps_its_rows(database_url: str) -> None:
    engine = open_engine(database_url)
    metadata.create_all(engine, tables=[events, messages])
    row = {"conversation_id": "c", "seq": 1, "direction": "patient", "json": "{}", "created": 1.0}
    with engine.begin() as connection:
        connection.execute(messages.insert().values(**row))
    migrate(engine)
    with engine.connect() as connection:
        assert connection.execute(messages.select()).first().conversation_id == "c"
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_rasa_would_make_the_same_table_of_events(database_url: str) -> None:
    engine = open_engine(database_url)
    migrate(engine)
    ours = {column["name"]: str(column["type"]) for column in inspect(engine).get_columns("events")}
    SQLTrackerStore.SQLEvent.__table__.drop(engine)
    SQLTrackerStore.Base.metadata.create_all(engine)
    assert ours == {column["name"]: str(column["type"]) for column in inspect(engine).get_columns("events")}


def test_workers_that_start_together_migrate_once(postgres: Postgres) -> None:
    url = postgres.url()
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(lambda _: migrate(create_engine(url)), range(4)))
    assert "hippath_messages" in inspect(create_engine(url)).get_table_names()


def test_workers_that_start_together_on_one_new_file_migrate_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    together = Barrier(4)

    def start(_: int) -> None:
        engine = open_engine(url)
        together.wait()
        migrate(engine)

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(start, range(4)))
    assert "hippath_messages" in inspect(open_engine(url)).get_table_names()
