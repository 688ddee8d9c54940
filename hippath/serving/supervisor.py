"""Keeps processes running: starts them, starts again those that end or hang, and stops all of them together."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import wait
from types import FrameType

from hippath.serving.logs import place_of
from hippath.serving.stop import CannotStart, say_why

logger = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
SECONDS_OF_A_GOOD_RUN = 60.0
"""A part that ran this long starts again at once; the pause doubles for one that keeps ending."""
SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BETWEEN_CHECKS = 5.0
SILENCES_TILL_KILLED = 5
"""In a row. A busy machine keeps a sound process silent for some seconds; killing it would cost more."""
SECONDS_TO_END = 32.0
"""Longer than a worker gives its last turns."""


@dataclass(frozen=True)
class Part:
    """Something that runs in a process of its own until it is told to end."""

    name: str
    """For the logs."""
    run: Callable[[], None]
    """Does the work; called in the new process."""
    lives: Callable[[], bool]
    """Asks it whether it lives; must return within seconds."""


class Supervised:
    """The process of one part, over all its restarts."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.process: multiprocessing.context.ForkProcess | None = None
        self.served = False
        self.due = 0.0
        self._started = self._checked = 0.0
        self._pause = FIRST_PAUSE
        self._silent = 0
        self._answered = False

    def start(self, lifeline: tuple[int, int]) -> None:
        """Start it. The parent holds the writing end of `lifeline`: when that closes, the process ends itself."""
        self.process = multiprocessing.get_context("fork").Process(target=_in_child, args=(self.part, lifeline))
        self.process.start()
        self._started = time.monotonic()
        self._silent, self._answered = 0, False

    def ended(self) -> None:
        """Note that its process has ended, and when the next may start."""
        now = time.monotonic()
        self._pause = FIRST_PAUSE if now - self._started > SECONDS_OF_A_GOOD_RUN else min(self._pause * 2, LONGEST_PAUSE)
        self.due = now + self._pause
        self.process = None

    def check(self) -> None:
        """Ask whether it lives, every few seconds; kill one that answered and no longer does."""
        now = time.monotonic()
        if self.process is None or now - self._checked < (SECONDS_BETWEEN_CHECKS if self._answered else SECONDS_BETWEEN_LOOKS):
            return
        self._checked = now
        if self.part.lives():
            self.served, self._answered, self._silent = True, True, 0
        elif self._answered:
            self._silent += 1
            if self._silent >= SILENCES_TILL_KILLED:
                logger.error("%s does not answer and is killed", self.part.name)
                self.process.kill()


def supervise(parts: list[Part], on_ready: Callable[[], None], on_end: Callable[[int], None] = lambda _: None) -> int:
    """Run `parts` until SIGTERM or SIGINT and return the exit code.

    Each is forked from this process, which must have one thread only. `on_ready` is called once all live; `on_end`
    gets the process id of every one that ended. A part that cannot start the first time stops all; later it is tried again.
    """
    stopping = threading.Event()

    def stop(_: int, __: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    lifeline = os.pipe()
    children = [Supervised(part) for part in parts]
    announced = False
    while not stopping.is_set():
        for child in children:
            if child.process is None and time.monotonic() >= child.due:
                child.start(lifeline)
        wait([child.process.sentinel for child in children if child.process], SECONDS_BETWEEN_LOOKS)
        for child in children:
            if stopping.is_set() or not _has_ended(child, on_end):
                continue
            if not child.served:
                _stop_all(children)
                return 1
        for child in children:
            child.check()
        if not announced and all(child.served for child in children):
            announced = True
            on_ready()
    _stop_all(children)
    return 0


def _has_ended(child: Supervised, on_end: Callable[[int], None]) -> bool:
    process = child.process
    if process is None or process.is_alive():
        return False
    logger.error("%s ended with %s", child.part.name, process.exitcode)
    on_end(process.pid or 0)
    child.ended()
    return True


def _stop_all(children: list[Supervised]) -> None:
    give_up = time.monotonic() + SECONDS_TO_END
    running = [child.process for child in children if child.process]
    for process in running:
        process.terminate()
    for process in running:
        process.join(max(0.0, give_up - time.monotonic()))
        if process.is_alive():
            logger.error("process %s did not end and is killed", process.pid)
            process.kill()
            process.join()


def _in_child(part: Part, lifeline: tuple[int, int]) -> None:
    reading, writing = lifeline
    os.close(writing)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, args=(reading,), daemon=True).start()
    try:
        part.run()
    except CannotStart as reason:
        say_why(reason)
        sys.exit(1)
    except Exception as error:  # multiprocessing would print its message, which may quote a patient
        logger.critical("%s stopped by %s", part.name, place_of(error))
        sys.exit(1)


def _end_with_parent(reading: int) -> None:
    os.read(reading, 1)
    os.kill(os.getpid(), signal.SIGTERM)
