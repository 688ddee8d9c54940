"""hippath backup: the database in one file."""

from __future__ import annotations

from pathlib import Path

import click

from hippath.serving.settings import read_settings
from hippath.serving.stop import CannotStart
from hippath.stores.backup import BackupFailed, back_up


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(file: Path) -> None:
    """Copy the database of HIPPATH_DATABASE_URL to FILE while it is in use."""
    try:
        back_up(read_settings().database_url, file)
    except (BackupFailed, OSError) as reason:
        raise CannotStart(str(reason)) from None
    click.echo(f"Backed up to {file}. It holds what patients wrote: encrypt it, and keep it no longer than conversations.")
