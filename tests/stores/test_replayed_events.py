"""Of a conversation those events are replayed that its next turn needs, whatever happened in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection

from hippath.stores.event_rows import add_events
from hippath.stores.replayed_events import replayed_events
from hippath.stores.tables import events as table
from hippath.stores.tables import metadata

Row = tuple[str, str | None]
"""Kind of an event, and its name."""
LISTEN: Row = ("action", "action_listen")
SESSION: Row = ("session_started", None)
EVENT = st.sampled_from(
    [SESSION, LISTEN, ("user", None), ("user", None), ("slot", "facts"), ("slot", "dialogue"), ("active_loop", "triage_form")]
)


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as opened:
        yield opened


def needed(rows: list[Row], turns: int) -> list[int]:
    """Return the numbers of the events that are needed, counted from 1, as the words of the function say."""
    numbered = list(enumerate(rows, start=1))
    start = max((number for number, row in numbered if row == SESSION), default=0)
    asked = [number for number, (kind, _) in numbered if kind == "user"][-turns:]
    if len(asked) < turns or asked[0] <= start:
        return [number for number, _ in numbered if number >= start]
    first = max((number for number, row in numbered if row in (LISTEN, SESSION) and number < asked[0]), default=asked[0])
    newest = {row if row[0] == "slot" else row[0]: number for number, row in numbered if start < number < first}
    kept = {number for key, number in newest.items() if key == "active_loop" or key[0] == "slot"}
    return [number for number, _ in numbered if number in kept or number >= first]


@settings(max_examples=400, deadline=None)
@given(rows=st.lists(EVENT, max_size=40), turns=st.integers(1, 3))
def test_the_last_turns_and_the_state_before_them(connection: Connection, rows: list[Row], turns: int) -> None:
    connection.execute(table.delete())
    add_events(connection, "x", [{"event": kind, "name": name} for kind, name in rows])
    numbers = [row.id for row in connection.execute(table.select().order_by(table.c.id))]
    add_events(connection, "another", [{"event": "user"}, {"event": "slot", "name": "facts"}, {"event": "session_started"}])
    replayed = [numbers.index(row.id) + 1 for row in replayed_events(connection, "x", turns)]
    assert replayed == needed(rows, turns)
