"""The supervisor keeps processes running, and ends them all when it ends, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from hippath.serving import supervisor
from hippath.serving.stop import CannotStart
from hippath.serving.supervisor import Part, supervise
folder = Path(sys.argv[1])
supervisor.SECONDS_BETWEEN_CHECKS = 0.3
supervisor.SECONDS_TO_END = 2.0
def work(name):
    if (folder / f"{name}.refuses").exists():
        raise CannotStart(f"{name} has no reason")
    if (folder / f"{name}.fails").exists():
        raise ValueError("the words of a patient")
    if name == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    (folder / f"{name}.pid").write_text(str(os.getpid()))
    time.sleep(600)
def lives(name):
    return (folder / f"{name}.pid").exists() and not (folder / f"{name}.hangs").exists()
parts = [Part(name, lambda name=name: work(name), lambda name=name: lives(name)) for name in sys.argv[2:]]
def ended(pid):
    with (folder / "ended").open("a") as file:
        print(pid, file=file)
sys.exit(supervise(parts, lambda: (folder / "ready").touch(), ended))
"""


class Running:
    """The script above with some parts."""

    def __init__(self, folder: Path, *parts: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen([sys.executable, "-c", SCRIPT, str(folder), *parts], stderr=subprocess.PIPE, text=True)

    def pid(self, part: str) -> int:
        """Return the process id of `part`, once it runs."""
        file = self.folder / f"{part}.pid"
        _until(lambda: file.exists() and bool(file.read_text()))
        return int(file.read_text())

    def ready(self) -> None:
        """Wait until all parts live."""
        _until((self.folder / "ready").exists)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> str:
        """End it and return what it said."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.communicate(timeout=30)[1]


@pytest.fixture()
def running(tmp_path: Path) -> Iterator[Running]:
    started = Running(tmp_path, "one", "two")
    yield started
    started.stop()


def _until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    give_up = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.02)


def _is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"
    except OSError:
        return True


def test_a_part_that_was_killed_comes_back_and_the_others_go_on(running: Running) -> None:
    running.ready()
    one, two = running.pid("one"), running.pid("two")
    os.kill(one, signal.SIGKILL)
    _until(lambda: running.pid("one") != one)
    assert running.pid("two") == two
    assert not _is_gone(two)
    assert (running.folder / "ended").read_text().split() == [str(one)]
    said = running.stop()
    assert "one ended with -9" in said
    assert running.process.returncode == 0


def test_a_part_that_hangs_is_killed_and_started_again(running: Running) -> None:
    running.ready()
    one = running.pid("one")
    (running.folder / "one.hangs").touch()
    _until(lambda: running.pid("one") != one)
    (running.folder / "one.hangs").unlink()
    assert "one does not answer and is killed" in running.stop()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_all_end_together(running: Running, how: signal.Signals) -> None:
    running.ready()
    pids = [running.pid("one"), running.pid("two")]
    running.stop(how)
    assert running.process.returncode == 0
    assert all(_is_gone(pid) for pid in pids)


def test_no_part_outlives_a_supervisor_that_was_killed(running: Running) -> None:
    running.ready()
    pids = [running.pid("one"), running.pid("two")]
    running.stop(signal.SIGKILL)
    _until(lambda: all(_is_gone(pid) for pid in pids))


def test_a_part_that_does_not_end_is_killed(tmp_path: Path) -> None:
    running = Running(tmp_path, "stubborn")
    running.ready()
    pid = running.pid("stubborn")
    assert "did not end and is killed" in running.stop()
    assert _is_gone(pid)


def test_o1_a_part_that_cannot_start_stops_all_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "two.refuses").touch()
    running = Running(tmp_path, "one", "two")
    said = running.process.communicate(timeout=30)[1]
    assert running.process.returncode == 1
    assert "hippath: two has no reason\n" in said
    assert not (tmp_path / "one.pid").exists() or _is_gone(running.pid("one"))


def test_a_part_that_cannot_start_later_is_tried_again(running: Running) -> None:
    running.ready()
    one = running.pid("one")
    (running.folder / "one.refuses").touch()
    os.kill(one, signal.SIGKILL)
    _until(lambda: len((running.folder / "ended").read_text().split()) == 2 if (running.folder / "ended").exists() else False)
    (running.folder / "one.refuses").unlink()
    _until(lambda: running.pid("one") != one)


def test_p1_an_error_that_ends_a_part_is_said_without_its_words(tmp_path: Path) -> None:
    (tmp_path / "one.fails").touch()
    running = Running(tmp_path, "one")
    said = running.process.communicate(timeout=30)[1]
    assert "one stopped by ValueError" in said
    assert "words" not in said
