"""Copies the whole database to one file while it is in use, and makes a database from such a file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine.url import URL, make_url

INSTALL = "PostgreSQL's own programs are needed; on Debian: apt-get install postgresql-client"


class BackupFailed(Exception):
    """The copy could not be made or read; the message says why, without any content."""


def back_up(url: str, file: Path) -> None:
    """Write a copy of the database at `url` to `file`, readable by its owner only. Raises BackupFailed."""
    if file.exists():
        raise BackupFailed(f"{file} is there already. Choose another name.")
    place = make_url(url)
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        if place.get_backend_name() == "sqlite":
            _copy_sqlite(_sqlite_file(place), file)
        else:
            _run("pg_dump", place, "--format=custom", "--no-owner", "--no-privileges", f"--file={file}")
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def restore(file: Path, url: str) -> None:
    """Make the database at `url`, which must be new or empty, from `file`. Raises BackupFailed."""
    if not file.is_file():
        raise BackupFailed(f"There is no file {file}.")
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        target = Path(place.database or "")
        if target.exists():
            raise BackupFailed(f"{target} is there already. Move it away first: a backup is never restored over it.")
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy_sqlite(file, target)
        target.chmod(0o600)
    else:
        if _run("psql", place, "-XAtc", "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'") != "0":
            raise BackupFailed("The database of HIPPATH_DATABASE_URL holds tables. Restore into a new, empty one.")
        _run("pg_restore", place, "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", str(file))


def _sqlite_file(place: URL) -> Path:
    file = Path(place.database or "")
    if not file.is_file():
        raise BackupFailed(f"There is no database at {file}.")
    return file


def _copy_sqlite(source: Path, target: Path) -> None:
    try:
        address = f"{source.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            sound = new.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise BackupFailed(f"{source} cannot be copied: {type(error).__name__}.") from None
    if sound != ("ok",):
        raise BackupFailed(f"{source} is damaged.")


def _run(program: str, place: URL, *arguments: str) -> str:
    """Run one of PostgreSQL's programs; the address goes through its environment, where no list of processes shows it."""
    if shutil.which(program) is None:
        raise BackupFailed(INSTALL)
    named = {
        "PGHOST": place.host,
        "PGPORT": place.port,
        "PGUSER": place.username,
        "PGPASSWORD": place.password,
        "PGDATABASE": place.database,
    }
    environment = {**os.environ, **{name: str(value) for name, value in named.items() if value}}
    database = [f"--dbname={place.database}"] if program == "pg_restore" else []
    done = subprocess.run([program, *database, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        first = done.stderr.strip().splitlines()[:1]
        raise BackupFailed(f"{program} failed: {first[0] if first else done.returncode}")
    return done.stdout.strip()
