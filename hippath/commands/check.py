"""hippath check: is everything in knowledge/ sound?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hippath.knowledge import Knowledge, KnowledgeError, load_knowledge

COUNTED = (
    "sources", "symptoms", "features", "treatments", "activities",
    "medicines", "medicine_conditions", "red_flags", "questions", "faq",
)  # fmt: skip


@click.command("check")
@click.option(
    "--knowledge",
    "folder",
    type=click.Path(path_type=Path),
    help="Another knowledge folder than the project's.",
)
def command(folder: Path | None) -> None:
    """Check every file of knowledge/ and say what to mend."""
    if folder is not None and not folder.is_dir():
        raise click.UsageError(f"{folder} is not a folder")
    try:
        knowledge = load_knowledge(folder)
    except KnowledgeError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"{len(error.problems)} to mend in {folder or 'knowledge'}/", file=sys.stderr)
        sys.exit(1)
    print(_summary(knowledge))


def _summary(knowledge: Knowledge) -> str:
    counts = [f"{len(getattr(knowledge, field))} {field.replace('_', ' ')}" for field in COUNTED]
    return f"knowledge is sound: {', '.join(counts)}"
