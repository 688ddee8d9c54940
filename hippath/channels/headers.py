"""Headers that every answer of the chat carries."""

from __future__ import annotations

from sanic.response import BaseHTTPResponse

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}


def harden(answer: BaseHTTPResponse) -> None:
    """Add the headers that `answer` does not set itself; no answer sets a cookie."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
