"""The page that Prometheus reads, on a port of its own: the chat's port never serves it."""

from __future__ import annotations

import socket
import threading

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from hippath.serving.settings import Settings
from hippath.serving.stop import CannotStart


def serve_metrics(settings: Settings) -> None:
    """Serve the metrics of this process beside its work; nothing happens without HIPPATH_METRICS_PORT. Raises CannotStart."""
    if settings.metrics_port is not None:
        _start(settings, None)


def serve_all_metrics(settings: Settings) -> None:
    """Serve the metrics of all processes that share a metrics folder, until this one is ended. Raises CannotStart."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    _start(settings, registry)
    threading.Event().wait()


def forget_process(pid: int) -> None:
    """Take what only a living process says out of the sums."""
    mark_process_dead(pid)  # type: ignore[no-untyped-call]


def metrics_answer(settings: Settings) -> bool:
    """Return whether the page's port takes connections."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.metrics_host, settings.metrics_host)
    try:
        socket.create_connection((host, settings.metrics_port or 0), timeout=1).close()
    except OSError:
        return False
    return True


def _start(settings: Settings, registry: CollectorRegistry | None) -> None:
    where = {"port": settings.metrics_port or 0, "addr": settings.metrics_host}
    try:
        start_http_server(**where, **({"registry": registry} if registry else {}))  # type: ignore[arg-type]
    except OSError as error:
        reason = error.strerror or "no such address"
        raise CannotStart(
            f"The metrics cannot be served on {settings.metrics_host}:{settings.metrics_port} ({reason}). "
            "Set HIPPATH_METRICS_PORT to a free port, or unset it."
        ) from None
