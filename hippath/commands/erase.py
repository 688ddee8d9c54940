"""hippath erase: takes conversations out of the database."""

from __future__ import annotations

import sys

import click
from sqlalchemy.exc import SQLAlchemyError

from hippath.commands.staff import staff, unusable
from hippath.stores.erase import erase
from hippath.stores.overwrite import overwrite


@click.command("erase")
@click.argument("named", metavar="CONVERSATION...", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask first.")
def command(named: tuple[str, ...], yes: bool) -> None:
    """Erase each CONVERSATION, named by its reference (see: hippath conversations): messages, facts, results, consent.

    It cannot be undone; the audit record keeps that it was done, and by whom. Backups are not touched. Code 1: a
    conversation was not there, or the answer was no.
    """
    me = staff()
    try:
        found = {name: me.find(name) for name in named}
        there = {name: conversation_id for name, conversation_id in found.items() if conversation_id is not None}
        for name in found:
            if name not in there:
                click.echo(f"hippath: there is no conversation {name}", err=True)
        if there and not yes:
            asked = f"Erase {', '.join(there)}: all messages, facts, results and the consent record, for good?"
            click.confirm(asked, abort=True, err=True)
        for conversation_id in there.values():
            reference = me.reference(conversation_id)
            click.echo(f"{reference}: {erase(me.engine, conversation_id, me.entry('erase', reference))} rows erased")
        overwrite(me.engine, largest=float("inf"))
    except (SQLAlchemyError, OSError) as error:
        raise unusable(error) from None
    sys.exit(0 if len(there) == len(found) else 1)
