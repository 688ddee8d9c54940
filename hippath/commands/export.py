"""hippath export: a copy of one conversation, for the person it belongs to."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from hippath.commands.staff import Staff, staff, unusable
from hippath.serving.stop import CannotStart
from hippath.stores.audit import append
from hippath.stores.export import Json, export


@click.command("export")
@click.argument("conversation")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead of standard output.")
@click.option("--html", is_flag=True, help="Write a page to read or print instead of JSON.")
def command(conversation: str, out: Path | None, html: bool) -> None:
    """Copy everything that is kept of CONVERSATION, named by its reference (see: hippath conversations).

    Taking a copy is recorded in the audit record. Code 1: there is no such conversation.
    """
    me = staff()
    copy = _copied(me, conversation)
    text = _page(copy) if html else json.dumps(copy, ensure_ascii=False, indent=2) + "\n"
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        _write(out, text)
    except OSError as error:
        raise CannotStart(f"{out} cannot be written ({error.strerror}).") from None
    click.echo(f"{copy['reference']}: {len(copy['messages'])} messages written to {out}", err=True)


def _copied(me: Staff, named: str) -> Json:
    try:
        found = me.find(named)
        if found is not None:
            with me.engine.begin() as connection:
                copy = export(connection, found, me.reference(found))
                if copy is not None:
                    append(connection, me.entry("export", me.reference(found)))
                    return copy
    except (SQLAlchemyError, OSError) as error:
        raise unusable(error) from None
    click.echo("hippath: there is no such conversation; list them with: hippath conversations", err=True)
    sys.exit(1)


def _page(copy: Json) -> str:
    from hippath.knowledge import load_knowledge
    from hippath.report.conversation_page import conversation_page

    return conversation_page(copy, load_knowledge())


def _write(out: Path, text: str) -> None:
    from hippath.report.write import write_atomically

    write_atomically(out, text)
    out.chmod(0o600)
