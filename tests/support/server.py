"""A real server in a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

SECONDS_TO_START = 600


class Server:
    """`hippath serve` on a free port; what it prints is kept in `log`."""

    seconds_to_start = SECONDS_TO_START

    def __init__(self, folder: Path, prelude: str = "", port: int | None = None, **environment: str) -> None:
        """`prelude` is Python run before the command line, to pull a part out from under it; `port`: a free one unless given."""
        self.folder = folder
        self.log = folder / "server.log"
        self.database = folder / "hippath.db"
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        code = f"{prelude}\n{self.code()}"
        own = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("HIPPATH_") and name != "RASA_TELEMETRY_ENABLED"
        }
        # On a machine that is busy with other work, an answer must not become the safety text; tests of that give less.
        patient = {"HIPPATH_TURN_SECONDS": "20", "HIPPATH_DATABASE_URL": f"sqlite:///{self.database}"}
        settings = {**patient, **environment}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code], env={**own, **settings}, stdout=log, stderr=subprocess.STDOUT
            )

    def code(self) -> str:
        """Return the Python that serves."""
        return f"from hippath.cli import main\nmain(['serve', '--port', '{self.port}'])"

    def is_ready(self) -> bool:
        """Return whether it can serve patients."""
        return requests.get(f"{self.url}/readyz", timeout=5).status_code == 200

    def wait_until_ready(self) -> Server:
        """Return when the first request can come; raise with the log when it ends before."""
        give_up = time.monotonic() + self.seconds_to_start
        while time.monotonic() < give_up and self.process.poll() is None:
            try:
                if self.is_ready():
                    return self
            except (requests.ConnectionError, requests.Timeout):
                pass
            time.sleep(0.2)
        self.stop()
        raise AssertionError(f"the server did not start: {self.output()}")

    def output(self) -> str:
        """Return everything it has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
