"""hippath restore: a database from a backup."""

from __future__ import annotations

from pathlib import Path

import click

from hippath.serving.settings import read_settings
from hippath.serving.stop import CannotStart
from hippath.stores.backup import BackupFailed, restore


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(file: Path) -> None:
    """Make the database of HIPPATH_DATABASE_URL, which must be new or empty, from FILE."""
    try:
        restore(file, read_settings().database_url)
    except (BackupFailed, OSError) as reason:
        raise CannotStart(str(reason)) from None
    click.echo("Restored. Conversations that were erased since the backup are back: run the retention and repeat the erasures.")
