"""hippath extract: what a text says, as findings."""

from __future__ import annotations

import datetime
import sys
from typing import Any

import click

from hippath.commands.json_lines import BadLine, answer_lines, only, text_of

LISTS = ("symptoms", "treatments", "red_flags", "medicine_conditions", "activities")


@click.command("extract")
@click.argument("text", nargs=-1)
@click.option(
    "--jsonl",
    is_flag=True,
    help='Read {"text", "spans", "now"} lines from standard input, write one object a line.',
)
@click.option("--now", metavar="YYYY-MM-DD", help="The day the text was written; today unless given.")
@click.option("--explain", is_flag=True, help="Show for every finding the rule that made it and the words that set its status.")
def command(text: tuple[str, ...], jsonl: bool, now: str | None, explain: bool) -> None:
    """Show the symptoms, treatments, times and warning signs in TEXT."""
    if jsonl:
        sys.exit(answer_lines(lambda line: _answer({**({"now": now} if now else {}), **line}, explain)))
    words = " ".join(text).strip()
    if not words:
        raise click.UsageError("give the text to read, or --jsonl to read lines from standard input")
    try:
        found = _answer({"text": words, "now": now}, explain)
    except BadLine as error:
        raise click.UsageError(str(error)) from None
    _show_reasons(found) if explain else _show(found)


def _answer(line: dict[str, Any], explain: bool) -> dict[str, Any]:
    from hippath.conversation import extract_json

    only(line, "text", "spans", "now")
    text = text_of(line, "text")
    return extract_json(text, _day(line.get("now")), spans=_spans(line.get("spans"), len(text)), explain=explain)


def _day(value: Any) -> datetime.date:
    if value is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadLine('"now" must be a day such as "2026-11-21"') from None


def _spans(value: Any, length: int) -> list[tuple[int, int]] | None:
    if value is None:
        return None
    if not isinstance(value, list):
        raise BadLine('"spans" must be a list of [start, end] pairs')
    for span in value:
        if not (isinstance(span, list) and len(span) == 2 and all(type(edge) is int for edge in span)):
            raise BadLine('"spans" must be a list of [start, end] pairs of whole numbers')
        if not 0 <= span[0] < span[1] <= length:
            raise BadLine(f'"spans" holds {span}, which is not inside the text of {length} characters')
    return [(start, end) for start, end in value]


def _show(found: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="What the text says", title_justify="left")
    for heading in ("kind", "id", "status", "words"):
        table.add_column(heading)
    for kind in LISTS:
        for item in found.get(kind) or []:
            table.add_row(kind.replace("_", " "), item["id"], item.get("status", ""), item.get("text", ""))
    duration = found.get("duration")
    if duration:
        table.add_row("duration", _days(duration.get("days")), "", duration.get("text", ""))
    for single in ("side", "age"):
        if found.get(single) is not None:
            table.add_row(single, str(found[single]), "", "")
    if found.get("other_body_part"):
        table.add_row("main complaint", "another part of the body", "", "")
    console = Console()
    console.print(table if table.row_count else "Nothing about the hip found in this text.")


def _show_reasons(found: dict[str, Any]) -> None:
    """Print what was found with the rule that made it and the cue that set its status."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="What was read, and why", title_justify="left")
    for heading in ("kind", "id", "status", "words", "rule", "cue"):
        table.add_column(heading, overflow="fold")
    for row in found["explanation"]:
        table.add_row(row["kind"].replace("_", " "), *(row[key] for key in ("id", "status", "text", "rule", "cue")))
    for span in found["durations"]:
        days = _days(span["days"])
        table.add_row("duration", days, span["role"], span["text"], "language.yml durations", "")
    Console().print(table if table.row_count else "Nothing about the hip found in this text.")


def _days(days: float | None) -> str:
    return "no number given" if days is None else f"{days:g} days"
