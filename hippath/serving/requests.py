"""One log line and one count a request: its route and never its path, query or body, which may hold anybody's words."""

from __future__ import annotations

import logging
from time import perf_counter

from sanic import Sanic
from sanic.request import Request
from sanic.response import BaseHTTPResponse

from hippath.serving.log_lines import FIELDS
from hippath.serving.metrics import REQUEST_SECONDS, REQUESTS
from hippath.serving.paths import INSIDE
from hippath.serving.request_id import current_request_id, request_id_from

logger = logging.getLogger(__name__)
HEADER = "X-Request-Id"
UNKNOWN = "none"
METHODS = frozenset({"GET", "POST", "DELETE", "OPTIONS", "HEAD", "PUT", "PATCH"})


def observe_requests(app: Sanic) -> None:
    """Log, count and time every request of `app`, and return its id with the answer."""

    @app.on_request
    async def begin(request: Request) -> None:
        request.ctx.began = perf_counter()
        request.ctx.request_id = request_id_from(request.headers.get(HEADER))
        current_request_id.set(request.ctx.request_id)

    @app.on_response
    async def end(request: Request, answer: BaseHTTPResponse) -> None:
        began = getattr(request.ctx, "began", None)
        if began is None:  # refused before any route was looked for
            return
        seconds = perf_counter() - began
        route = f"/{request.route.path}" if request.route else UNKNOWN
        method = request.method if request.method in METHODS else UNKNOWN
        answer.headers[HEADER] = request.ctx.request_id
        REQUESTS.labels(route, method, answer.status).inc()
        REQUEST_SECONDS.labels(route).observe(seconds)
        figures = {
            "request_id": request.ctx.request_id,
            "method": method,
            "route": route,
            "status": answer.status,
            "ms": round(seconds * 1000, 1),
        }
        logger.log(logging.DEBUG if route in INSIDE else logging.INFO, "request", extra={FIELDS: figures})
