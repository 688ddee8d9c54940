"""Small HTTP servers that say what reached them, to stand behind a proxy."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Echo:
    """Answers every request with its own port and what it was asked; the word `die` in a body cuts the connection."""

    def __init__(self, port: int = 0) -> None:
        self.deaths = 0
        self._server = _Server(("127.0.0.1", port), _handler(self))
        self.port = int(self._server.server_address[1])
        self.address = f"127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """End it; its port refuses connections from now on."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True


def _handler(echo: Echo) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if b"die" in body and not echo.deaths:
                echo.deaths += 1
                self.close_connection = True
                return
            said = {"port": echo.port, "path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}}
            content = json.dumps({**said, "body": body.decode()}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_DELETE = do_OPTIONS = answer

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler
