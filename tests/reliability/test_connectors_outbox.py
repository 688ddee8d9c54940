"""The outbox: in order for each conversation, once, kept until done, given up after a day."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from hippath.channels.message_log import MessageLog
from hippath.channels.turn_record import TurnRecord
from hippath.stores.engine import open_engine
from hippath.stores.migrate import migrate
from hippath.stores.outbox import GIVE_UP_SECONDS, LEASE_SECONDS, LONGEST_WAIT_SECONDS, Outbox, Outgoing, Owed
from hippath.stores.records import Records
from hippath.stores.tables import outbox
from tests.support.clock import Clock
from tests.support.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'outbox.db'}"
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        url = postgres.url()
    opened = open_engine(url)
    migrate(opened)
    yield opened
    opened.dispose()


def _box(engine: Engine) -> tuple[Outbox, Clock]:
    clock = Clock()
    return Outbox(engine, clock), clock


def _put(box: Outbox, conversation: str | None, *numbers: int, target: str = "slack") -> None:
    box.add(conversation, [Outgoing(target, {"number": number}) for number in numbers])


def _numbers(rows: list[Owed]) -> list[int]:
    return [row.payload["number"] for row in rows]


def test_c3_one_at_a_time_for_a_conversation_and_in_order(engine: Engine) -> None:
    box, _ = _box(engine)
    _put(box, "a", 1, 2)
    _put(box, "b", 3, 4)
    _put(box, "a", 5, target="telegram")
    first = box.claim(["slack"], 10)
    assert _numbers(first) == [1, 3]
    assert box.claim(["slack"], 10) == []
    box.done(first[0])
    assert _numbers(box.claim(["slack"], 10)) == [2]
    assert _numbers(box.claim(["telegram"], 10)) == [5]


def test_c3_a_claim_ends_when_its_process_does_and_lasts_while_it_is_renewed(engine: Engine) -> None:
    box, clock = _box(engine)
    _put(box, "a", 1)
    (row,) = box.claim(["slack"], 10)
    clock.now += LEASE_SECONDS - 1
    box.renew([row.id])
    clock.now += LEASE_SECONDS - 1
    assert box.claim(["slack"], 10) == []
    clock.now += 2
    assert _numbers(box.claim(["slack"], 10)) == [1]


def test_c3_a_row_that_waits_for_its_next_try_holds_back_those_after_it(engine: Engine) -> None:
    box, clock = _box(engine)
    _put(box, "a", 1, 2)
    (row,) = box.claim(["slack"], 10)
    box.again(row, "status 503")
    assert box.claim(["slack"], 10) == []
    clock.now += LONGEST_WAIT_SECONDS
    assert _numbers(box.claim(["slack"], 10)) == [1]


def test_c3_the_waits_grow_to_a_minute_and_a_longer_wish_is_kept(engine: Engine) -> None:
    box, clock = _box(engine)
    _put(box, "a", 1)
    waits = []
    for attempt in range(10):
        (row,) = box.claim(["slack"], 10)
        assert row.attempts == attempt
        box.again(row, "status 503")
        with engine.connect() as connection:
            waits.append(connection.execute(select(outbox.c.next_attempt)).scalar_one() - clock.now)
        clock.now += LONGEST_WAIT_SECONDS
    assert all(0.5 * 2**number <= wait <= 2**number for number, wait in enumerate(waits[:6]))
    assert all(30 <= wait <= LONGEST_WAIT_SECONDS for wait in waits[6:])
    (row,) = box.claim(["slack"], 10)
    box.again(row, "status 429", least_seconds=500)
    clock.now += 499
    assert box.claim(["slack"], 10) == []


def test_c3_after_a_day_it_is_given_up_without_what_was_in_it(engine: Engine) -> None:
    box, clock = _box(engine)
    _put(box, "a", 1, 2)
    (row,) = box.claim(["slack"], 10)
    clock.now += GIVE_UP_SECONDS + 1
    box.again(row, "status 503")
    with engine.connect() as connection:
        failed, payload = connection.execute(select(outbox.c.failed, outbox.c.payload).where(outbox.c.id == row.id)).one()
    assert (failed, payload) == ("status 503", "{}")
    assert _numbers(box.claim(["slack"], 10)) == [2]


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_c3_many_workers_take_each_row_once(engine: Engine) -> None:
    boxes = [Outbox(engine) for _ in range(8)]
    for number in range(60):
        _put(boxes[0], f"c{number % 20}", number)

    def work(box: Outbox) -> list[int]:
        taken: list[int] = []
        idle = 0
        while idle < 5:
            rows = box.claim(["slack"], 3)
            idle = 0 if rows else idle + 1
            for row in rows:
                taken.append(row.payload["number"])
                box.done(row)
        return taken

    with ThreadPoolExecutor(8) as pool:
        everything = [number for taken in pool.map(work, boxes) for number in taken]
    assert sorted(everything) == list(range(60))
    for conversation in range(20):
        mine = [number for number in everything if number % 20 == conversation]
        assert len(mine) == 3


def test_c3_replies_and_what_sends_them_are_kept_together_or_not_at_all(engine: Engine) -> None:
    log = MessageLog(engine)

    def record(client_id: str) -> TurnRecord:
        message = {"type": "text", "text": "hi"}
        return TurnRecord(log, "c", client_id, message, {"text": "safety"}, lambda said: [Outgoing("slack", {"said": said[0]["text"]})])

    record("m1").write_alone([{"type": "text", "text": "hello"}])
    with pytest.raises(TypeError):
        record("m2").write_alone([{"type": "text", "text": {1, 2}}])
    with pytest.raises(IntegrityError):
        record("m1").write_alone([{"type": "text", "text": "again"}])
    with engine.connect() as connection:
        assert connection.execute(select(outbox.c.payload)).scalars().all() == ['{"said": "hello"}']
    assert [message["text"] for message in log.since("c", 0)] == ["hi", "hello"]


def test_p2_erasing_takes_what_is_still_owed(engine: Engine) -> None:
    box = Outbox(engine)
    _put(box, "c", 1)
    _put(box, "c", 2, target="from_slack")
    _put(box, "d", 3)
    Records(engine, "secret").erase("c", [Outgoing("slack", {"number": 4})])
    assert _numbers(box.claim(["slack", "from_slack"], 10)) == [3, 4]


def test_s5_on_sqlite_a_new_process_need_not_wait_for_the_claims_of_the_old_one(engine: Engine) -> None:
    box, clock = _box(engine)
    _put(box, "a", 1)
    assert box.claim(["slack"], 10)
    clock.now += 1
    box.release_all(["slack"])
    assert _numbers(box.claim(["slack"], 10)) == ([1] if engine.dialect.name == "sqlite" else [])
