"""Takes the port before anything slow is loaded."""

from __future__ import annotations

import socket

from hippath.serving.stop import CannotStart


def listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to `host` and `port`, not listening yet: nobody waits while it loads.

    Raises CannotStart when the port cannot be had.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        reason = error.strerror or "no such address"
        raise CannotStart(
            f"Port {port} on {host} cannot be used ({reason}). Choose another: --port, or make run PORT=..."
        ) from None
    return listener
