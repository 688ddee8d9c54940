"""The record of who read, copied or erased what: rows are only added, and each holds the hash of the one before it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.engine import Connection

from hippath.stores.tables import audit
from hippath.stores.writer import wait_for_other_writers

ONE_AT_A_TIME = 4_718_202
"""Any number that nothing else in the database locks by."""
BEGINNING = "0" * 64
"""What the first row has as the hash before it."""
NO_SUBJECT = "-"
LONGEST_ACTOR, LONGEST_DETAIL = 64, 200
Action = Literal["export", "erase", "retention", "list"]


@dataclass(frozen=True)
class Entry:
    """Something that was done to conversations."""

    at: float
    """When, in seconds since 1970."""
    actor: str
    """Who: patient, server, or the staff member's account."""
    action: Action
    """What."""
    subject: str = NO_SUBJECT
    """The conversation's reference, never its id."""
    detail: str = ""
    """How much of it, in figures; never anybody's words."""


def append(connection: Connection, entry: Entry) -> None:
    """Add `entry` in the transaction of `connection`, the one that does what it records."""
    wait_for_other_writers(connection, ONE_AT_A_TIME)
    last = connection.execute(select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)).first()
    row: dict[str, Any] = {
        "seq": last.seq + 1 if last else 1,
        "at": round(entry.at, 3),
        "actor": _printable(entry.actor)[:LONGEST_ACTOR],
        "action": entry.action,
        "subject": entry.subject,
        "detail": _printable(entry.detail)[:LONGEST_DETAIL],
        "previous": last.hash if last else BEGINNING,
    }
    connection.execute(audit.insert().values(**row, hash=hash_of(**row)))


def hash_of(seq: int, at: float, actor: str, action: str, subject: str, detail: str, previous: str) -> str:
    """Return the hash of a row with these fields: SHA-256 over them as a JSON list, in this order."""
    fields = json.dumps([previous, seq, at, actor, action, subject, detail], separators=(",", ":"))
    return hashlib.sha256(fields.encode()).hexdigest()


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text)
