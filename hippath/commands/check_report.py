"""hippath check --report: the page a clinician signs."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from hippath.checks import Counts, Finding
from hippath.knowledge import Knowledge, KnowledgeError
from hippath.knowledge.yaml_file import read_yaml


def write_report(
    path: Path, knowledge: Knowledge, found: Sequence[Finding], counted: Counts, today: datetime.date, since: str | None
) -> None:
    """Write the page to ``path``, with the changes since the revision ``since`` when one is given.

    Raises ClickException, and leaves ``path`` as it was, when the revision or the file cannot be used.
    """
    from hippath.report import HistoryError, changes, content_at, report_page, write_atomically

    changed = []
    if since is not None:
        try:
            changed = changes(content_at(knowledge.folder, since), _content(knowledge.folder))
        except HistoryError as error:
            raise click.ClickException(str(error)) from None
        except KnowledgeError as error:
            raise click.ClickException(f"{since} cannot be compared: {error.problems[0]}") from None
    try:
        write_atomically(path, report_page(knowledge, found, counted, today, since, changed))
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}") from None
    click.echo(f"report written to {path}", err=True)


def _content(folder: Path) -> dict[str, object]:
    names = [file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*.yml"))]
    return {name: read_yaml(folder / name, name) for name in names}
