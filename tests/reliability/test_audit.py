"""P5: the record of copies, erasures, lists and retention runs is only added to, and shows what was done to it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError

from hippath.stores.audit import BEGINNING, Entry, append
from hippath.stores.audit_check import check_audit
from hippath.stores.database import open_database
from hippath.stores.engine import open_engine
from hippath.stores.tables import audit

MANY = 8


@pytest.fixture()
def engine(database_url: str) -> Engine:
    engine = open_database(database_url)
    for number in range(MANY):
        with engine.begin() as connection:
            append(connection, Entry(1.5 + number, "Zoë Smith", "export", f"REF-{number}", "3 rows"))
    return engine


def _check(engine: Engine, anchor: str | None = None) -> tuple[str, ...]:
    with engine.connect() as connection:
        return check_audit(connection, anchor).problems


def _head(engine: Engine) -> str:
    with engine.connect() as connection:
        return check_audit(connection).head


def test_p5_a_whole_chain_is_whole(engine: Engine) -> None:
    with engine.connect() as connection:
        checked = check_audit(connection)
    assert (checked.rows, checked.problems) == (MANY, ())
    assert _check(engine, checked.head) == _check(engine, checked.head[:12]) == ()


def test_p5_an_empty_record_is_whole(database_url: str) -> None:
    assert _head(open_database(database_url)) == BEGINNING


@pytest.mark.parametrize(
    "change",
    ["UPDATE hippath_audit SET actor = 'nobody' WHERE seq = 3", "DELETE FROM hippath_audit WHERE seq = 3", "DELETE FROM hippath_audit"],
)
def test_p5_the_database_refuses_to_change_a_row(engine: Engine, change: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), engine.begin() as connection:
        connection.execute(text(change))
    assert _check(engine) == ()


def test_p5_postgresql_refuses_to_empty_the_table(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DatabaseError, match="append-only"), engine.begin() as connection:
        connection.execute(text("TRUNCATE hippath_audit"))


def _swap(connection: Connection) -> None:
    for step in ("seq = 99 WHERE seq = 3", "seq = 3 WHERE seq = 4", "seq = 4 WHERE seq = 99"):
        connection.execute(text(f"UPDATE hippath_audit SET {step}"))


TAMPERED: dict[str, tuple[Callable[[Connection], object], str]] = {
    "who": (lambda c: c.execute(text("UPDATE hippath_audit SET actor = 'nobody' WHERE seq = 3")), "row 3 was changed"),
    "when": (lambda c: c.execute(text("UPDATE hippath_audit SET at = at + 1 WHERE seq = 3")), "row 3 was changed"),
    "what": (lambda c: c.execute(text("UPDATE hippath_audit SET action = 'list' WHERE seq = 8")), "row 8 was changed"),
    "whose": (lambda c: c.execute(text("UPDATE hippath_audit SET subject = 'x' WHERE seq = 1")), "row 1 was changed"),
    "how much": (lambda c: c.execute(text("UPDATE hippath_audit SET detail = '' WHERE seq = 2")), "row 2 was changed"),
    "the hash": (lambda c: c.execute(text("UPDATE hippath_audit SET hash = 'x' WHERE seq = 2")), "row 3 does not follow"),
    "one taken out": (lambda c: c.execute(text("DELETE FROM hippath_audit WHERE seq = 4")), "row 4 is missing"),
    "the first taken out": (lambda c: c.execute(text("DELETE FROM hippath_audit WHERE seq < 3")), "rows 1 to 2 are missing"),
    "two swapped": (_swap, "row 3 was changed"),
}


@pytest.mark.parametrize("how", TAMPERED)
def test_p5_whoever_gets_round_the_database_is_found_out(engine: Engine, how: str) -> None:
    change, problem = TAMPERED[how]
    _unguarded(engine, change)
    assert any(found.startswith(problem) for found in _check(engine)), _check(engine)


def test_p5_cutting_off_the_end_is_found_by_a_head_kept_elsewhere(engine: Engine) -> None:
    head = _head(engine)
    _unguarded(engine, lambda c: c.execute(text("DELETE FROM hippath_audit WHERE seq > 6")))
    assert _check(engine) == (), "nothing in the table itself shows it"
    (problem,) = _check(engine, head)
    assert "cut off" in problem


def test_p5_two_writers_at_once_make_one_chain(engine: Engine) -> None:
    own = [open_engine(engine.url.render_as_string(hide_password=False)) for _ in range(4)]

    def write(number: int) -> None:
        with own[number % 4].begin() as connection:
            append(connection, Entry(float(number), "somebody", "erase", f"W-{number}"))

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(20)))
    with engine.connect() as connection:
        checked = check_audit(connection)
    assert (checked.rows, checked.problems) == (MANY + 20, ())


def test_p5_what_is_rolled_back_is_not_recorded(engine: Engine) -> None:
    with pytest.raises(RuntimeError), engine.begin() as connection:
        append(connection, Entry(1.0, "somebody", "erase", "X"))
        raise RuntimeError
    with engine.connect() as connection:
        assert check_audit(connection).rows == MANY


def test_p5_names_cannot_forge_lines(engine: Engine) -> None:
    with engine.begin() as connection:
        append(connection, Entry(1.0, "eve\n9  2026  admin" + "x" * 99, "list", detail="1\r2"))
        row = connection.execute(audit.select().order_by(audit.c.seq.desc())).first()
    assert row.actor.startswith("eve?9  2026  admin")
    assert len(row.actor) == 64
    assert row.detail == "1?2"


def _unguarded(engine: Engine, change: Callable[[Connection], object]) -> None:
    """Change the table as its owner can, who takes the triggers off first."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE hippath_audit DISABLE TRIGGER USER"))
        else:
            for name in ("UPDATE", "DELETE"):
                connection.execute(text(f"DROP TRIGGER hippath_audit_{name}"))
        change(connection)
