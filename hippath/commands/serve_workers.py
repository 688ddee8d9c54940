"""Several servers on neighbouring ports, kept running by this process."""

from __future__ import annotations

import os
import tempfile
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from hippath.assistant.lean_imports import lean_imports
from hippath.serving.port import listen
from hippath.serving.settings import Settings
from hippath.serving.stop import CannotStart
from hippath.serving.supervisor import Part, supervise

SECONDS_TO_ANSWER = 5.0
MULTIPROCESS = "PROMETHEUS_MULTIPROC_DIR"


def serve_workers(
    settings: Settings, host: str, port: int, model: Path, workers: int, on_ready: Callable[[], None]
) -> int:
    """Serve `model` with `workers` processes on the ports from `port` on until stopped; return the exit code.

    Each loads the assistant by itself: forking after TensorFlow has been imported would copy a process with threads,
    and whatever locks these hold at that moment. Raises CannotStart when a port cannot be had.
    """
    ports = range(port, port + workers)
    for each in ports:
        listen(host, each).close()
    parts = [
        Part(f"worker on {each}", partial(_work, settings, host, each, model), partial(_lives, host, each)) for each in ports
    ]
    click.echo(f"Starting {workers} workers on ports {ports[0]} to {ports[-1]} ...")
    if settings.metrics_port is None:
        return supervise(parts, on_ready)
    with tempfile.TemporaryDirectory(prefix="hippath-metrics-") as folder:
        # prometheus-client reads this when it is imported: nothing may have imported it before.
        os.environ[MULTIPROCESS] = folder
        from hippath.serving.metrics_page import forget_process, metrics_answer, serve_all_metrics

        parts.append(Part("metrics", partial(serve_all_metrics, settings), partial(metrics_answer, settings)))
        return supervise(parts, on_ready, forget_process)


def load_server() -> Callable[..., None]:
    """Import the server, Rasa with it, and return its serve(). Raises CannotStart when a part is not installed."""
    lean_imports()
    try:
        from hippath.server import serve
    except ImportError as error:
        # Rasa itself would go on with a store in memory.
        raise CannotStart(f"{error.name or error} cannot be imported. Install hippath anew: make run") from None
    return serve


def _work(settings: Settings, host: str, port: int, model: Path) -> None:
    listener = listen(host, port)
    load_server()(settings, listener, model, on_ready=lambda: None)


def _lives(host: str, port: int) -> bool:
    nearest = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    try:
        # An opener of its own: a proxy from the environment must not be asked about a neighbour.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://{nearest}:{port}/healthz", timeout=SECONDS_TO_ANSWER) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
