"""Every platform's API in one local server: keeps what it is sent, can be taken down, and can refuse."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qsl

from tests.support.server import free_port


@dataclass(frozen=True)
class Sent:
    """One request that an API got."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> dict[str, Any]:
        """Its body, from JSON or from a form."""
        if self.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            return dict(parse_qsl(self.body.decode(), keep_blank_values=True))
        content: dict[str, Any] = json.loads(self.body)
        return content


class PlatformStub:
    """Takes POSTs on loopback; `refusals` are answered first, one each, as (status, JSON), `refuse_path` always."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.sent: list[Sent] = []
        self.refuse_path: str | None = None
        self.refused_paths: list[str] = []
        self.refusals: list[tuple[int, dict[str, Any]]] = []
        self.lock = Lock()
        self._server: ThreadingHTTPServer | None = None
        self.up()

    def up(self) -> None:
        """Take requests."""
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, answer = stub._take(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
                said = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, *_: Any) -> None:
                """Print nothing."""

        ThreadingHTTPServer.allow_reuse_address = True
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def down(self) -> None:
        """Refuse every connection, as a host that is gone."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def _take(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, Any]]:
        with self.lock:
            if self._server is None:  # a connection kept open from before it went down
                return 503, {}
            if self.refusals:
                return self.refusals.pop(0)
            if path == self.refuse_path:
                self.refused_paths.append(path)
                return 503, {}
            self.sent.append(Sent(path, headers, body))
        if path.endswith("/Messages.json"):
            return 201, {"sid": f"SM{len(self.sent):032x}", "status": "queued"}
        return 200, {"ok": True, "result": {"message_id": len(self.sent)}, "message_id": f"m_{len(self.sent)}"}
