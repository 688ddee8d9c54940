"""``python -m evaluation``: one table, each measure of hippath and of the baselines on the same rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Iterator, Sequence, cast

import click

from evaluation.labels import Asserted, Danger, Message, Part, Question, Times, Utterance, load
from evaluation.measures import danger, durations, intents, messages, questions, status
from evaluation.measures.measure import Measure
from evaluation.systems import SYSTEMS
from evaluation.systems.base import System

KINDS: tuple[tuple[Any, Callable[[Any, System], list[Measure]]], ...] = (
    (Message, messages.measure),
    (Message, messages.complaint),
    (Asserted, status.measure),
    (Times, durations.measure),
    (Danger, danger.measure),
    (Question, questions.measure),
    (Utterance, intents.measure),
)
RESULTS = Path("results")


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice(["development", "held_out"]))
@click.option(
    "--only", "names", multiple=True, type=click.Choice(list(SYSTEMS)), help="Measure only this system; may be repeated."
)
@click.option("--kind", multiple=True, help="Measure only sets whose name starts so, such as messages.")
def main(parts: tuple[str, ...], names: tuple[str, ...], kind: tuple[str, ...]) -> None:
    """Print the table for each part and write the mistakes to results/."""
    systems = [SYSTEMS[name]() for name in names or SYSTEMS]
    for part in cast("Sequence[Part]", parts or ("development", "held_out")):
        rows = list(_measured(part, systems, kind))
        _print(part, rows, systems)
        _write(part, rows)


def _measured(part: Part, systems: Sequence[System], kinds: Sequence[str]) -> Iterator[tuple[str, int, dict[str, Measure]]]:
    """Yield each measure's name, the number of its texts, and the measure by system."""
    for kind, measure in KINDS:
        if kinds and not any(measure.__module__.rpartition(".")[2].startswith(name) for name in kinds):
            continue
        examples = load(kind, part)
        if not examples:
            continue
        lines: dict[str, dict[str, Measure]] = {}
        for system in systems:
            click.echo(f"  {part}: {measure.__module__.rpartition('.')[2]}, {system.name} ...", err=True)
            try:
                for measured in measure(examples, system):
                    lines.setdefault(measured.name, {})[system.name] = measured
            except NotImplementedError:
                continue
        for name, by_system in lines.items():
            yield name, max(len(measured.rows) for measured in by_system.values()), by_system


def _print(part: str, rows: Sequence[tuple[str, int, dict[str, Measure]]], systems: Sequence[System]) -> None:
    click.echo(f"\n| {part} | texts |" + "".join(f" {system.name} |" for system in systems))
    click.echo("|---|---|" + "---|" * len(systems))
    for name, texts, measures in rows:
        click.echo(f"| {name} | {texts} |" + "".join(f" {_cell(measures.get(system.name))} |" for system in systems))


def _cell(measured: Measure | None) -> str:
    if measured is None:
        return "-"
    low, high = measured.interval()
    return f"{measured.value():.3f} ({low:.2f}-{high:.2f})"


def _write(part: str, rows: Sequence[tuple[str, int, dict[str, Measure]]]) -> None:
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"evaluation-{part}.txt"
    with path.open("w", encoding="utf-8") as file:
        for name, _, measures in rows:
            for system, measured in measures.items():
                if measured.mistakes:
                    file.write(f"\n== {name.strip()}, {system}: {len(measured.mistakes)} mistakes\n")
                    file.writelines(f"{line}\n" for line in measured.mistakes)
    click.echo(f"\nThe mistakes are in {path}.", err=True)


main()
