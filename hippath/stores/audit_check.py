"""Was anything in the audit record changed, taken out or put in another order?"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from hippath.stores.audit import BEGINNING, hash_of
from hippath.stores.tables import audit


@dataclass(frozen=True)
class Checked:
    """What the record looks like."""

    rows: int
    """How many rows there are."""
    head: str
    """Hash of the newest row: kept elsewhere, it proves later that nothing up to it was cut off."""
    problems: tuple[str, ...]
    """What is wrong, one sentence each; empty when the chain is whole."""


def check_audit(connection: Connection, anchor: str | None = None) -> Checked:
    """Return what is wrong with the record; `anchor` is the head, or a unique beginning of it, of an earlier check.

    A row that was changed, taken out or moved breaks the chain. Rows cut off at the end, or a chain written anew from
    some row on, are found only by an anchor that is younger than they are.
    """
    problems: list[str] = []
    previous, expected, anchored = BEGINNING, 1, anchor is None
    for row in connection.execute(select(audit).order_by(audit.c.seq)):
        if row.seq != expected:
            missing = f"row {expected} is" if row.seq == expected + 1 else f"rows {expected} to {row.seq - 1} are"
            problems.append(f"{missing} missing")
        elif row.previous != previous:
            problems.append(f"row {row.seq} does not follow the row before it")
        if hash_of(row.seq, row.at, row.actor, row.action, row.subject, row.detail, row.previous) != row.hash:
            problems.append(f"row {row.seq} was changed")
        anchored = anchored or row.hash.startswith(str(anchor))
        previous, expected = row.hash, row.seq + 1
    if not anchored:
        problems.append("the row with the given head is not there: rows were cut off or the record was written anew")
    return Checked(expected - 1, previous, tuple(problems))
