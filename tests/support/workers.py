"""`hippath serve --workers N` behind a real nginx."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import requests

from tests.support.server import Server, free_port


class Workers(Server):
    """Several workers and the metrics of all of them."""

    seconds_to_start = 600

    def __init__(self, folder: Path, workers: int = 2, prelude: str = "", **environment: str) -> None:
        self.workers = workers
        self.metrics_port = free_port()
        first = _free_ports(workers)
        super().__init__(folder, prelude, first, HIPPATH_METRICS_PORT=str(self.metrics_port), HIPPATH_PROXIES="1", **environment)
        self.ports = [first + each for each in range(workers)]

    def code(self) -> str:
        return f"from hippath.cli import main\nmain(['serve', '--port', '{self.port}', '--workers', '{self.workers}'])"

    def is_ready(self) -> bool:
        return all(requests.get(f"http://127.0.0.1:{port}/readyz", timeout=5).status_code == 200 for port in self.ports)

    def pids(self) -> list[int]:
        """Return the process ids of the workers and of the metrics."""
        listed = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return [int(pid) for pid in listed.stdout.split()]

    def pid_at(self, port: int) -> int:
        """Return the process id of the worker that listens on `port`."""
        wanted = f":{port:04X} "
        for pid in self.pids():
            inodes = {Path(link).readlink().name for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
            for line in Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:]:
                fields = line.split()
                if f"{fields[1]} ".endswith(wanted) and fields[3] == "0A" and f"socket:[{fields[9]}]" in inodes:
                    return pid
        raise AssertionError(f"nobody listens on {port}")

    def metrics(self) -> str:
        """Return what Prometheus would read."""
        return requests.get(f"http://127.0.0.1:{self.metrics_port}/metrics", timeout=10).text


def _free_ports(count: int) -> int:
    """Return a port with free neighbours."""
    while True:
        first = free_port()
        if first + count < 65536 and all(_is_free(first + each) for each in range(count)):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
