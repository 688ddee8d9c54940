"""hippath conversations: which conversations there are, without a word of them."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import click
from sqlalchemy.exc import SQLAlchemyError

from hippath.commands.staff import Staff, staff, unusable
from hippath.stores.audit import append
from hippath.stores.listing import Listed, listed

COLUMNS = f"{'reference':<12} {'began':<17} {'last message':<17} {'channel':<10} {'messages':>8}  result"


@click.command("conversations")
@click.option("--since", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="Only those that went on since then, UTC.")
@click.option("--jsonl", is_flag=True, help="One JSON object a line.")
def command(since: datetime | None, jsonl: bool) -> None:
    """List conversations by reference, newest last: times, channel, number of messages, latest result; no words.

    A reference names a conversation to hippath export and hippath erase. Listing is recorded in the audit record.
    """
    me = staff()
    after = since.replace(tzinfo=timezone.utc).timestamp() if since else 0.0
    try:
        with me.engine.begin() as connection:
            found = listed(connection, after)
            append(connection, me.entry("list", detail=f"{len(found)} conversations"))
    except (SQLAlchemyError, OSError) as error:
        raise unusable(error) from None
    if not jsonl:
        click.echo(COLUMNS)
    for each in found:
        click.echo(json.dumps(_as_json(me, each)) if jsonl else _as_line(me, each))


def _as_json(me: Staff, each: Listed) -> dict[str, Any]:
    return {
        "reference": me.reference(each.conversation_id),
        "began": _time(each.began),
        "last_message": _time(each.last_seen),
        "channel": each.channel,
        "messages": each.messages,
        "disposition": each.disposition,
        "consent_version": each.consent_version,
        "agreed": each.agreed,
    }


def _as_line(me: Staff, each: Listed) -> str:
    times = f"{_time(each.began):<17} {_time(each.last_seen):<17}"
    return f"{me.reference(each.conversation_id):<12} {times} {each.channel:<10} {each.messages:>8}  {each.disposition or '-'}"


def _time(at: float) -> str:
    return datetime.fromtimestamp(at, timezone.utc).strftime("%Y-%m-%dT%H:%MZ")
