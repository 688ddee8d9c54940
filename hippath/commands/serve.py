"""hippath serve: the server."""

from __future__ import annotations

from pathlib import Path

import click

from hippath.assistant.model_file import checked_model
from hippath.knowledge import load_knowledge
from hippath.serving.credentials import check_credentials
from hippath.serving.logs import configure_logs
from hippath.serving.port import listen
from hippath.serving.retention import days_to_keep
from hippath.serving.settings import read_settings


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=5005, show_default=True, help="Port to listen on.")
@click.option("--model", type=click.Path(path_type=Path), help="A model file; the newest in models/ unless given.")
def command(host: str, port: int, model: Path | None) -> None:
    """Serve the web chat; open http://HOST:PORT/chat/ in a browser."""
    # Whatever can be wrong is found in the first second, before Rasa is imported.
    settings = read_settings()
    check_credentials()
    days_to_keep(settings.retention_days, load_knowledge().clinic.retention_days)
    path = checked_model(model)
    listener = listen(host, port)
    configure_logs(settings.log_level)
    click.echo("Loading the assistant ...")

    from hippath.server import serve

    serve(settings, listener, path, on_ready=lambda: _say_where(host, port))


def _say_where(host: str, port: int) -> None:
    address = f"http://{'localhost' if host == '127.0.0.1' else host}:{port}"
    click.echo(f"Ready. Chat: {address}/chat/   Clinicians: {address}/clinician/   Health: {address}/readyz   Stop with Ctrl+C.")
