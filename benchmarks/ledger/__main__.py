"""Runs the ledger and writes its figures: python -m benchmarks.ledger --minutes 10 --write docs/ledger.md"""

from __future__ import annotations

from pathlib import Path

import click

from hippath.serving.environment import prepare_environment

prepare_environment()


@click.command("ledger")
@click.option("--minutes", type=float, default=10, show_default=True, help="How long patients write.")
@click.option("--patients", type=int, default=50, show_default=True, help="How many write at once.")
@click.option("--think", type=(float, float), default=(3, 9), show_default=True, help="Seconds a patient thinks, least and most.")
@click.option("--every", type=(float, float), default=(10, 30), show_default=True, help="Seconds between faults, least and most.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed is another run.")
@click.option("--write", type=click.Path(path_type=Path), help="A file for the figures; printed unless given.")
def main(
    minutes: float, patients: int, think: tuple[float, float], every: tuple[float, float], seed: int, write: Path | None
) -> None:
    """Let simulated patients write while workers, database and Redis are killed; fail when the books do not balance."""
    from benchmarks.ledger.figures import figures
    from benchmarks.ledger.run import run

    ledger = run(minutes, patients, think, every, seed)
    text = figures(ledger, minutes, patients)
    if write:
        write.write_text(text, encoding="utf-8")
    else:
        click.echo(text)
    if ledger.problems:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
