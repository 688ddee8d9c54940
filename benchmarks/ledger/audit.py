"""Compares the ledger with the database, row by row."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, Iterator

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from benchmarks.ledger.entries import Conversation, Ledger
from benchmarks.ledger.patient import SAFETY
from hippath.pathway import Facts, assess
from hippath.stores.conversation_row import latched
from hippath.stores.tables import events, messages

DANGER = ("emergency_now", "urgent_same_day")


def audit(ledger: Ledger, engine: Engine) -> list[str]:
    """Return every way in which what patients saw and what is stored differ, and every result that the facts do not give."""
    with engine.connect() as connection:
        return [
            f"{conversation.conversation_id}: {problem}"
            for conversation in ledger.conversations
            for problem in _problems(conversation, connection)
        ]


def _problems(conversation: Conversation, connection: Connection) -> Iterator[str]:
    said = _rows(connection, messages.c.json, messages.c.conversation_id == conversation.conversation_id, messages.c.seq)
    happened = _rows(connection, events.c.data, events.c.sender_id == conversation.conversation_id, events.c.id)
    yield from _stored_once(conversation, said, happened)
    yield from _results(conversation, happened)
    flags = {flag for facts in _told(happened) for flag in facts.get("red_flags", ())}
    lost = flags - latched(connection, conversation.conversation_id)
    if lost:
        yield f"danger signs lost: {sorted(lost)}"


def _stored_once(conversation: Conversation, said: list[Any], happened: list[Any]) -> Iterator[str]:
    stored = Counter(message["id"] for message in said if message["from"] == "patient")
    heard = Counter(event["message_id"] for event in happened if event["event"] == "user")
    by_seq = {message["seq"]: message for message in said}
    for entry in conversation.entries:
        count = stored.pop(entry.client_id, 0)
        if entry.acknowledged is None:
            if count > 1:
                yield f"{entry.client_id} was not acknowledged and is stored {count} times"
            continue
        if count != 1:
            yield f"{entry.client_id} was acknowledged and is stored {count} times"
        failed = [reply["text"] for reply in entry.acknowledged] == [SAFETY]
        if heard[entry.client_id] != 1 and not (failed and heard[entry.client_id] == 0):
            yield f"{entry.client_id} was acknowledged and heard {heard[entry.client_id]} times"
        if any(by_seq.get(reply["seq"]) != reply for reply in entry.acknowledged):
            yield f"{entry.client_id} has another answer in the database than the patient saw"
    if stored:
        yield f"{sum(stored.values())} messages are stored that no patient sent"


def _results(conversation: Conversation, happened: list[Any]) -> Iterator[str]:
    facts: dict[str, Any] = {}
    first, danger = None, False
    for event in happened:
        if event["event"] == "slot" and event["name"] == "facts":
            facts = event["value"] or {}
        shown = ((event.get("metadata") or {}).get("hippath") or {}).get("result") if event["event"] == "bot" else None
        if not shown:
            continue
        given = shown["disposition"]
        if given != assess(Facts(**facts)).disposition:
            yield f"the facts do not give {given}"
        if danger and given not in DANGER:
            yield f"{given} after a danger sign"
        first, danger = first or given, danger or given in DANGER
    if first not in (None, conversation.disposition):
        yield f"{first} instead of {conversation.disposition}"


def _told(happened: list[Any]) -> Iterator[dict[str, Any]]:
    for event in happened:
        if event["event"] == "slot" and event["name"] == "facts" and event["value"]:
            yield event["value"]


def _rows(connection: Connection, column: Any, where: Any, order: Any) -> list[Any]:
    return [json.loads(text) for (text,) in connection.execute(select(column).where(where).order_by(order))]
