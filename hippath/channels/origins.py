"""Which web pages may use the chat: the server's own, and those the operator names."""

from __future__ import annotations

from urllib.parse import urlsplit

from sanic import response
from sanic.request import Request
from sanic.response import BaseHTTPResponse

ALLOWED_METHODS = "GET, POST, DELETE"
ALLOWED_HEADERS = "Authorization, Content-Type"


def refuse_foreign(request: Request, allowed: tuple[str, ...]) -> BaseHTTPResponse | None:
    """Return 403 for a page neither of the own host nor in `allowed`, and the answer to a preflight."""
    origin = request.headers.get("origin")
    if origin is None or _same_host(origin, request):
        return None
    if origin not in allowed:
        return response.json({"error": "This page may not use this address. Its own is not among HIPPATH_ORIGINS."}, 403)
    if request.method == "OPTIONS":
        return response.empty(204, _headers(origin))
    return None


def permit(request: Request, answer: BaseHTTPResponse, allowed: tuple[str, ...]) -> None:
    """Let the browser show `answer` to a page of an allowed origin."""
    origin = request.headers.get("origin")
    if origin in allowed:
        answer.headers.update(_headers(str(origin)))


def _same_host(origin: str, request: Request) -> bool:
    return bool(urlsplit(origin).netloc == request.headers.get("host"))


def _headers(origin: str) -> dict[str, str]:
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": ALLOWED_METHODS,
        "Access-Control-Allow-Headers": ALLOWED_HEADERS,
        "Access-Control-Expose-Headers": "Retry-After",
        "Vary": "Origin",
    }
