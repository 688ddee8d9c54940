"""A real Redis server of Debian's, on loopback, that keeps nothing on disk."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time

from tests.support.server import free_port

TO_INSTALL = "Redis's server is not installed; install with: sudo apt-get install redis-server"


class RedisServer:
    """A server that can be stopped, frozen and started again."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Start it, empty, and return when it takes connections."""
        program = shutil.which("redis-server")
        assert program, TO_INSTALL
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen([program, *options], cwd="/", stdout=subprocess.DEVNULL)
        give_up = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert time.monotonic() < give_up, "redis-server did not start"
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End it; everything in it is lost."""
        self._process.send_signal(how)
        self._process.wait()

    def freeze(self) -> None:
        """Make it hang: connections stay open and nothing answers."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._process.send_signal(signal.SIGCONT)
