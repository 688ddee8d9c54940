"""Every route that a server opens to the network, as (method, path)."""

from __future__ import annotations

import requests

Route = tuple[str, str]
OTHERS: tuple[Route, ...] = (
    ("GET", "/chat/"),
    ("GET", "/chat/widget.js"),
    ("GET", "/chat/widget.js.LEGAL.txt"),
    ("GET", "/chat/openapi.json"),
    ("GET", "/clinician/"),
    ("GET", "/clinician/pathway"),
    ("GET", "/clinician/red-flags"),
    ("GET", "/clinician/lookup"),
    ("GET", "/clinician/static/x/page.js"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
)
"""Those that the channel's document does not hold, a line each."""


def conversation_routes(url: str) -> list[Route]:
    """Return the routes of conversations, as the server at `url` documents them."""
    document = requests.get(f"{url}/chat/openapi.json", timeout=30).json()
    base = document["servers"][0]["url"]
    return [(method.upper(), base + path) for path, operations in document["paths"].items() for method in operations]


def open_routes(url: str) -> list[Route]:
    """Return all routes of the server at `url`."""
    return [*conversation_routes(url), *OTHERS]
