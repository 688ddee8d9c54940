"""hippath train: a new model when anything it is made from has changed."""

from __future__ import annotations

import click


@click.command("train")
@click.option("--force", is_flag=True, help="Train even when nothing has changed.")
def command(force: bool) -> None:
    """Train the assistant if anything it learns from has changed."""
    from hippath.assistant.train import train

    click.echo("Training the assistant if anything has changed ...")
    trained = train(force=force)
    click.echo(f"{'Trained' if trained.new else 'Up to date'}: models/{trained.path.name}")
