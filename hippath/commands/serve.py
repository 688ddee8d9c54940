"""hippath serve: the server."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hippath.assistant.model_file import checked_model
from hippath.commands.serve_workers import load_server, serve_workers
from hippath.knowledge import load_knowledge
from hippath.serving.credentials import check_credentials
from hippath.serving.exposure import refuse_public
from hippath.serving.logs import configure_logs
from hippath.serving.port import listen
from hippath.serving.retention import days_to_keep
from hippath.serving.settings import read_settings


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=5005, show_default=True, help="Port to listen on.")
@click.option("--model", type=click.Path(path_type=Path), help="A model file; the newest in models/ unless given.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that are kept running, on the ports from --port on.")
@click.option("--exposed", is_flag=True, help="Allow an address that can be reached from outside without a proxy in front.")
def command(host: str, port: int, model: Path | None, workers: int | None, exposed: bool) -> None:
    """Serve the web chat; open http://HOST:PORT/chat/ in a browser."""
    # Whatever can be wrong is found in the first second, before Rasa is imported.
    settings = read_settings()
    check_credentials()
    refuse_public(host, settings.proxies, exposed)
    days_to_keep(settings.retention_days, load_knowledge().clinic.retention_days)
    path = checked_model(model)
    configure_logs(settings.log_level, settings.log_json)
    if workers is not None:
        sys.exit(serve_workers(settings, host, port, path, workers, on_ready=lambda: _say_where(host, port)))
    listener = listen(host, port)
    click.echo("Loading the assistant ...")

    from hippath.serving.metrics_page import serve_metrics

    serve_metrics(settings)
    serve = load_server()
    serve(settings, listener, path, on_ready=lambda: _say_where(host, port))


def _say_where(host: str, port: int) -> None:
    address = f"http://{'localhost' if host == '127.0.0.1' else host}:{port}"
    click.echo(f"Ready. Chat: {address}/chat/   Clinicians: {address}/clinician/   Health: {address}/readyz   Stop with Ctrl+C.")
