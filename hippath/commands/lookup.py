"""hippath lookup: answers with their sources."""

from __future__ import annotations

import sys
from typing import Any

import click

from hippath.commands.json_lines import BadLine, answer_lines, only, text_of

AUDIENCES = ("patient", "clinician")
MOST_ANSWERS = 10


@click.command("lookup")
@click.argument("question", nargs=-1)
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="patient",
    show_default=True,
    help="For whom it is worded.",
)
@click.option(
    "--top",
    type=click.IntRange(1, MOST_ANSWERS),
    default=3,
    show_default=True,
    help="How many answers at most.",
)
@click.option("--jsonl", is_flag=True, help='Read {"question"} lines from standard input, write one object a line.')
def command(question: tuple[str, ...], audience: str, top: int, jsonl: bool) -> None:
    """Answer QUESTION about treatment, procedures and complications."""
    if jsonl:
        sys.exit(answer_lines(lambda line: _answer({"audience": audience, "top": top, **line})))
    words = " ".join(question).strip()
    if not words:
        raise click.UsageError("give the question, or --jsonl to read lines from standard input")
    _show(_answer({"question": words, "audience": audience, "top": top}))


def _answer(line: dict[str, Any]) -> dict[str, Any]:
    from hippath.retrieval import lookup_json

    only(line, "question", "audience", "top")
    if line["audience"] not in AUDIENCES:
        raise BadLine(f'"audience" must be one of: {", ".join(AUDIENCES)}')
    if type(line["top"]) is not int or not 1 <= line["top"] <= MOST_ANSWERS:
        raise BadLine(f'"top" must be a whole number from 1 to {MOST_ANSWERS}')
    return lookup_json(text_of(line, "question"), line["audience"], line["top"])


def _show(found: dict[str, Any]) -> None:
    from rich.console import Console, Group
    from rich.panel import Panel
    from rich.text import Text

    console = Console()
    if not found["answers"]:
        console.print("No answer: this does not seem to be about pain or snapping at the front of the hip.")
    for answer in found["answers"]:
        sources = [Text(_source(source), style="dim") for source in answer["sources"]]
        body = Group(Text(answer["question"], style="bold"), Text(answer["answer"]), *sources)
        console.print(Panel(body, title=f"{answer['topic']}  {answer['score']:.2f}", title_align="left", width=100))


def _source(source: Any) -> str:
    return f"[{source['key']}] {source['text']}" if isinstance(source, dict) else f"[{source}]"
