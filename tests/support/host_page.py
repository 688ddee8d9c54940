"""Pages of clinics that embed the widget."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import Page, Route

PATH = "/clinic.html"


def embed(page: Page, server_url: str, *, head: str = "", body: str = "", attributes: str = "", csp: str = "") -> str:
    """Let `page` find a clinic's page on the chat server's own address; return where."""
    html = _html("/chat/widget.js", head, body, attributes)

    def answer(route: Route) -> None:
        route.fulfill(body=html, headers=_headers(csp))

    page.route(f"{server_url}{PATH}", answer)
    return f"{server_url}{PATH}"


@contextmanager
def site(port: int, script: str, csp: str = "") -> Iterator[str]:
    """Serve a clinic's page from an address of its own, which loads the widget from `script`; give where."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            for name, value in _headers(csp).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(_html(script).encode())

        def log_message(self, format: str, *arguments: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{port}{PATH}"
    finally:
        server.shutdown()
        server.server_close()


def _html(script: str, head: str = "", body: str = "", attributes: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>Clinic</title>{head}</head><body><main>{body}</main>'
        f'<script src="{script}" async></script><hippath-chat {attributes}></hippath-chat></body></html>'
    )


def _headers(csp: str) -> dict[str, str]:
    return {"Content-Type": "text/html; charset=utf-8", **({"Content-Security-Policy": csp} if csp else {})}
