"""hippath lookup: answers with their sources."""

from __future__ import annotations

import sys
from typing import Any, get_args

import click

from hippath.commands.json_lines import BadLine, answer_lines, only, text_of
from hippath.knowledge.faq import Audience

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
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
def command(question: tuple[str, ...], audience: Audience, top: int, jsonl: bool) -> None:
    """Answer QUESTION about treatment, procedures and complications."""
    if jsonl:
        sys.exit(answer_lines(lambda line: _answer({"audience": audience, "top": top, **line})))
    words = " ".join(question).strip()
    if not words:
        raise click.UsageError("give the question, or --jsonl to read lines from standard input")
    _show(words, audience, top)


def _answer(line: dict[str, Any]) -> dict[str, Any]:
    from hippath.retrieval import lookup_json

    only(line, "question", "audience", "top")
    if line["audience"] not in AUDIENCES:
        raise BadLine(f'"audience" must be one of: {", ".join(AUDIENCES)}')
    if type(line["top"]) is not int or not 1 <= line["top"] <= MOST_ANSWERS:
        raise BadLine(f'"top" must be a whole number from 1 to {MOST_ANSWERS}')
    return lookup_json(text_of(line, "question"), line["audience"], line["top"])


def _show(question: str, audience: Audience, top: int) -> None:
    from rich.console import Console

    from hippath.clinician.cards import card
    from hippath.commands.lookup_page import lookup_page
    from hippath.knowledge import load_knowledge
    from hippath.retrieval import expect_one_question, lookup

    expect_one_question()
    console, knowledge = Console(), load_knowledge()
    matches = lookup(question, audience, top, knowledge)
    if not matches:
        console.print("No answer: this does not seem to be about pain or snapping at the front of the hip.")
    for match in matches:
        console.print(lookup_page(card(knowledge.faq[match.topic], audience, knowledge), match.score))
