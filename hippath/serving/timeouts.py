"""Waits that contain one another: whoever waits further out must wait longer."""

from __future__ import annotations

from hippath.serving.stop import CannotStart

HTTP_MARGIN = 5.0
"""Seconds by which the server's own limit on a request exceeds that of a turn, whose every wait ends by itself."""


def http_seconds(turn_seconds: float) -> float:
    """Return how long the server works on a request before it gives it up."""
    return turn_seconds + HTTP_MARGIN


def check_timeouts(lock_seconds: float, turn_seconds: float, proxy_seconds: float) -> None:
    """Raise CannotStart unless lock < turn < request < proxy."""
    if lock_seconds >= turn_seconds:
        raise CannotStart(
            f"HIPPATH_LOCK_SECONDS ({lock_seconds:g}) must be less than HIPPATH_TURN_SECONDS ({turn_seconds:g}): "
            "a turn that got its conversation must have time left."
        )
    if http_seconds(turn_seconds) >= proxy_seconds:
        raise CannotStart(
            f"HIPPATH_TURN_SECONDS ({turn_seconds:g}) must be less than HIPPATH_PROXY_SECONDS ({proxy_seconds:g}) by more than "
            f"{HTTP_MARGIN:g}: the proxy would hang up before the patient is answered."
        )
