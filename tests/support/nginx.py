"""A real nginx of Debian's with hippath's configuration, in a folder of its own, on loopback."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from click.testing import CliRunner

from hippath.commands.nginx import command
from tests.support.server import free_port

TO_INSTALL = "nginx is not installed; install with: sudo apt-get install nginx-light"
AROUND = """
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/main.log warn;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/hippath.conf;
}}
"""
SECONDS = 10


class Nginx:
    """nginx in front of `servers` (host:port each), with what `hippath nginx` prints."""

    def __init__(self, folder: Path, *options: str) -> None:
        """`options` go to `hippath nginx`."""
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        assert program, TO_INSTALL
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.access_log, self.error_log = folder / "access.log", folder / "error.log"
        own = ["--listen", f"127.0.0.1:{self.port}", "--access-log", str(self.access_log), "--error-log", str(self.error_log)]
        printed = CliRunner().invoke(command, [*own, *options], catch_exceptions=False)
        assert printed.exit_code == 0, printed.output
        (folder / "hippath.conf").write_text(printed.output)
        around = AROUND.format(folder=folder, user="user root;" if os.geteuid() == 0 else "")
        (folder / "nginx.conf").write_text(around)
        self._command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
        tested = subprocess.run([*self._command, "-t"], capture_output=True, text=True, check=False)
        assert tested.returncode == 0, tested.stderr
        assert "[warn]" not in tested.stderr, tested.stderr
        self._process = subprocess.Popen([*self._command, "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        self._wait()

    def stop(self) -> None:
        """End it."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=SECONDS)

    def _wait(self) -> None:
        give_up = time.monotonic() + SECONDS
        while time.monotonic() < give_up:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("nginx does not listen")
