"""hippath retention: erases what has been kept for long enough."""

from __future__ import annotations

import time

import click
from sqlalchemy.exc import SQLAlchemyError

from hippath.commands.staff import staff, unusable
from hippath.knowledge import load_knowledge
from hippath.serving.retention import days_to_keep
from hippath.serving.settings import read_settings
from hippath.stores.retention import expire, expired


@click.command("retention")
@click.option(
    "--days",
    type=click.FloatRange(min=0),
    help="Days after the last message; HIPPATH_RETENTION_DAYS, or what patients are told, unless given. 0 erases nothing.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be erased, and erase nothing.")
def command(days: float | None, dry_run: bool) -> None:
    """Erase every conversation whose last message is older than it may be kept. The server does the same every hour."""
    me = staff()
    keep = days_to_keep(read_settings().retention_days, load_knowledge().clinic.retention_days) if days is None else days
    if not keep:
        click.echo("Nothing is erased: the days are 0.")
        return
    now = time.time()
    try:
        if dry_run:
            with me.engine.connect() as connection:
                references = [me.reference(conversation_id) for conversation_id in expired(connection, keep, now)]
            click.echo("\n".join([*references, f"{len(references)} conversations over {keep:g} days would be erased"]))
            return
        erased = expire(me.engine, keep, me.actor, now)
    except (SQLAlchemyError, OSError) as error:
        raise unusable(error) from None
    click.echo(f"{erased.conversations} conversations over {keep:g} days erased, {erased.rows} rows")
