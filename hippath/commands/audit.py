"""hippath audit: who read, copied or erased what, and whether that record is whole."""

from __future__ import annotations

import json
import sys
from datetime import datetime, timezone

import click
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from hippath.commands.staff import staff, unusable
from hippath.stores.audit_check import check_audit
from hippath.stores.tables import audit


@click.group("audit")
def command() -> None:
    """Show or check the record of copies, erasures and lists."""


@command.command("show")
@click.option("--last", type=click.IntRange(1), default=50, show_default=True, help="How many of the newest rows.")
@click.option("--jsonl", is_flag=True, help="One JSON object a line, hashes included.")
def show(last: int, jsonl: bool) -> None:
    """Show who did what, when, to which conversation: the oldest of the newest rows first."""
    me = staff()
    try:
        with me.engine.connect() as connection:
            rows = connection.execute(select(audit).order_by(audit.c.seq.desc()).limit(last)).fetchall()
    except (SQLAlchemyError, OSError) as error:
        raise unusable(error) from None
    for row in reversed(rows):
        at = datetime.fromtimestamp(row.at, timezone.utc).strftime("%Y-%m-%d %H:%M:%SZ")
        line = f"{row.seq:>6}  {at}  {row.actor:<16} {row.action:<10} {row.subject:<12} {row.detail}"
        click.echo(json.dumps(dict(row)) if jsonl else line.rstrip())


@command.command("verify")
@click.option("--head", metavar="HASH", help="The head of an earlier check, kept elsewhere: nothing up to it may be missing.")
def verify(head: str | None) -> None:
    """Check that no row was changed, taken out or moved; print the head, the hash of the newest row.

    Rows cut off at the end are found only with --head: write the printed head down elsewhere after each check. Code 1:
    something is wrong.
    """
    me = staff()
    try:
        with me.engine.connect() as connection:
            checked = check_audit(connection, head)
    except (SQLAlchemyError, OSError) as error:
        raise unusable(error) from None
    for problem in checked.problems:
        click.echo(f"hippath: audit: {problem}", err=True)
    click.echo(f"{checked.rows} rows, head {checked.head}")
    sys.exit(1 if checked.problems else 0)
