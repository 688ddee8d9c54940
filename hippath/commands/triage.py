"""hippath triage: facts in, result out, or what is still missing."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

import click

from hippath.commands.json_lines import BadLine, answer_lines


@click.command("triage")
@click.argument("facts", type=click.File("r", encoding="utf-8"), default="-")
@click.option(
    "--jsonl",
    is_flag=True,
    help="Read one JSON object of facts a line from standard input, write one result a line.",
)
def command(facts: TextIO, jsonl: bool) -> None:
    """Assess the FACTS in a JSON file (standard input unless given)."""
    if jsonl:
        sys.exit(answer_lines(_answer))
    try:
        answer = _answer(_read(facts))
    except BadLine as error:
        raise click.ClickException(str(error)) from None
    if "missing" in answer:
        _show_missing(answer["missing"])
    else:
        from rich.console import Console

        from hippath.commands.result_page import result_page

        Console().print(result_page(answer))


def _read(facts: TextIO) -> dict[str, Any]:
    try:
        content = json.load(facts)
    except (ValueError, RecursionError):
        raise BadLine("the facts are not JSON in UTF-8") from None
    if not isinstance(content, dict):
        raise BadLine('the facts must be a JSON object such as {"age": 34, "symptoms_present": ["groin_pain"]}')
    return content


def _answer(content: dict[str, Any]) -> dict[str, Any]:
    from hippath.conversation import result_json
    from hippath.pathway import Facts, FactsError, IncompleteFacts, assess

    try:
        return result_json(assess(Facts.from_json(content)))
    except FactsError as error:
        raise BadLine(str(error)) from None
    except IncompleteFacts as incomplete:
        return {"missing": list(incomplete.missing)}


def _show_missing(missing: list[str]) -> None:
    from rich.console import Console

    from hippath.knowledge import load_knowledge

    questions = load_knowledge().questions
    console = Console()
    console.print("[bold]Still to ask[/bold]")
    for question_id in missing:
        text = questions[question_id].text if question_id in questions else ""
        console.print(f"  {question_id}: {text}", markup=False)
