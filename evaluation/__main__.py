"""``python -m evaluation [--misses] [development|unseen]``: how well understanding reads the labelled sets."""

from __future__ import annotations

import click

from evaluation.measure import measure
from evaluation.sets import load


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(["development", "unseen"]))
@click.option("--misses", is_flag=True, help="List what was missed and what was found in error.")
def main(names: tuple[str, ...], misses: bool) -> None:
    """Print precision, recall and F1 of each kind of finding."""
    for name in names or ("development", "unseen"):
        examples = load(name)
        scores = measure(examples)
        click.echo(f"{name}: {len(examples)} texts\n{'':22}precision  recall     F1   labelled")
        for kind, score in scores.items():
            labelled = score.hits + len(score.missed)
            click.echo(f"  {kind:20} {score.precision:9.2f} {score.recall:7.2f} {score.f1:6.2f} {labelled:10}")
            for sign, lines in (("-", score.missed), ("+", score.extra)) if misses else ():
                for line in lines:
                    click.echo(f"      {sign} {line}")


main()
