"""hippath check: is everything in knowledge/ sound?"""

from __future__ import annotations

import datetime
import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from hippath.checks import Counts, Finding, Remembered, counts, run_checks
from hippath.commands.check_page import counts_table
from hippath.commands.check_report import write_report
from hippath.knowledge import Knowledge, KnowledgeError, Problem, load_knowledge


@click.command("check")
@click.option(
    "--knowledge",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Another knowledge folder than the project's.",
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object instead of lines and a table.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write all content with its sources to this HTML page, to be signed.",
)
@click.option("--since", metavar="REVISION", help="With --report: show what changed since this git revision.")
def command(folder: Path | None, as_json: bool, report: Path | None, since: str | None) -> None:
    """Check every file of knowledge/ and say what to mend; errors end with code 1, warnings do not."""
    if since is not None and report is None:
        raise click.UsageError("--since belongs to --report FILE")
    try:
        knowledge = load_knowledge(folder)
    except KnowledgeError as error:
        _say([_refused(problem) for problem in error.problems], None, as_json)
        sys.exit(1)
    today = datetime.date.today()
    found, counted = _checked(knowledge, today), counts(knowledge)
    _say(found, counted, as_json)
    if report is not None:
        write_report(report, knowledge, found, counted, today, since)
    sys.exit(1 if any(finding.severity == "error" for finding in found) else 0)


def _checked(knowledge: Knowledge, today: datetime.date) -> list[Finding]:
    from hippath.retrieval import EmbedderError, shared_embedder

    try:
        return run_checks(knowledge, today, Remembered(shared_embedder()).encode)
    except EmbedderError as error:
        raise click.ClickException(str(error)) from None


def _refused(problem: Problem) -> Finding:
    return Finding("schema", "error", problem.file, (), problem.key, problem.message, "", problem.line)


def _say(found: list[Finding], counted: Counts | None, as_json: bool) -> None:
    errors = sum(finding.severity == "error" for finding in found)
    warnings = len(found) - errors
    if as_json:
        findings = [{**asdict(finding), "location": list(finding.location)} for finding in found]
        answer = {"errors": errors, "warnings": warnings, "findings": findings, "counts": asdict(counted) if counted else None}
        print(json.dumps(answer, ensure_ascii=False))
        return
    for finding in found:
        print(finding, file=sys.stderr)
    if counted is not None:
        counts_table(counted)
    ending = f"{errors} to mend, {warnings} to look at" if found else "knowledge is sound"
    print(ending, file=sys.stderr if errors else sys.stdout)
