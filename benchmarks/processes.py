"""Processes that are measured."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.places import ROOT, environment

SECONDS_TO_START = 240
SMALLEST = 50.0
"""MB that a worker has at least; Python's own helpers have less."""


@dataclass(frozen=True)
class Memory:
    """Resident memory in MB."""

    resident: float
    """What the process has in memory, shared pages counted whole."""
    own: float
    """What no other process has: the cost of one process more."""


class Running:
    """A process with what it prints in `log`; `seconds` is how long it took until its address answered."""

    def __init__(self, command: Sequence[str], log: Path, ready: str, cwd: Path = ROOT, **more: str) -> None:
        started = time.perf_counter()
        with log.open("ab") as output:
            own = environment(**more)
            self.process = subprocess.Popen(command, cwd=cwd, env=own, stdout=output, stderr=output, start_new_session=True)
        self._log, self._ready, self._started = log, ready, started
        self.seconds = 0.0

    def wait_until_ready(self) -> Running:
        """Return when its address answers; raise RuntimeError with the end of its log when it does not."""
        while time.perf_counter() - self._started < SECONDS_TO_START and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self._ready, timeout=5) as answer:
                    if answer.status == 200:
                        self.seconds = time.perf_counter() - self._started
                        return self
            except (urllib.error.URLError, OSError):
                pass
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"it did not start: {self._log.read_text(errors='replace')[-2000:]}")

    def stop(self) -> None:
        """End it and those it started, which are its own process group."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def memory(self) -> list[Memory]:
        """Return the memory of those that serve: of its workers, when it has some, or its own."""
        workers = [memory for memory in map(_memory, map(int, _children(self.process.pid))) if memory.resident > SMALLEST]
        return workers or [_memory(self.process.pid)]


def processor_seconds(pid: int) -> float:
    """Return the processor time of a process and of those it started, ended ones included."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    own = sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_seconds(int(child)) for child in _children(pid))


def _children(pid: int) -> list[str]:
    found: list[str] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += (task / "children").read_text(encoding="ascii").split()
    return found


def _memory(pid: int) -> Memory:
    sizes: dict[str, int] = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, size = line.split()[:2]
        sizes[name.rstrip(":")] = int(size)
    return Memory(sizes["Rss"] / 1024, (sizes["Private_Clean"] + sizes["Private_Dirty"]) / 1024)
