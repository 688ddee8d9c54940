"""What the questions share: the systems that are running, the script, and how much time there is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import aiohttp

from benchmarks.databases import Databases
from benchmarks.processes import Memory
from benchmarks.script import Line, write_script
from benchmarks.systems import Conversation, System, start


@dataclass
class Started:
    """A start that was measured."""

    seconds: float
    """From the command until the server says that it is ready."""
    first_answer: float
    """Milliseconds of the first message after that."""


@dataclass
class Bench:
    """One run."""

    databases: Databases
    """PostgreSQL and Redis."""
    share: float
    """Part of the full time that each question takes: 1 for figures, less to try whether everything works."""
    names: Sequence[str]
    """The systems that are compared."""
    starts: dict[str, list[Started]] = field(default_factory=dict)
    """Every start of one worker, by system."""
    memory: dict[str, tuple[list[Memory], float]] = field(default_factory=dict)
    """The memory of two workers that have served a crowd, and of what runs beside them, by system."""
    _standing: dict[str, System] = field(default_factory=dict)
    _script: list[Line] = field(default_factory=list)

    def standing(self) -> dict[str, System]:
        """Return every system and the floor with one worker and SQLite, started one after the other and kept running."""
        for name in (*self.names, "floor"):
            if name not in self._standing:
                self._standing[name] = self.start(name)
        return self._standing

    def start(self, name: str, workers: int = 1, shared: bool = False) -> System:
        """Start a system, with PostgreSQL and Redis when `shared`; note how long it took."""
        say(f"starting {name}, {workers} worker{'s' if workers > 1 else ''}, {'PostgreSQL and Redis' if shared else 'SQLite'}")
        system = start(name, workers, self.databases if shared else None)
        if workers == 1:
            first = asyncio.run(_first_answer(system))
            self.starts.setdefault(name, []).append(Started(system.seconds_to_start, first))
        return system

    def script(self) -> list[Line]:
        """Return what the patients say."""
        if not self._script:
            self._script = asyncio.run(write_script(self.standing()["hippath"]))
        return self._script

    def seconds(self, full: float) -> float:
        """Return how long something may take that takes `full` seconds in a full run."""
        return max(0.5, full * self.share)

    def times(self, full: int) -> int:
        """Return how often something is done that is done `full` times in a full run."""
        return max(1, round(full * self.share))

    def rest(self) -> None:
        """Stop the systems that are running."""
        for system in self._standing.values():
            system.stop()
        self._standing.clear()


def say(words: str) -> None:
    """Show progress."""
    print(f"  {time.strftime('%H:%M:%S')}  {words}", flush=True)


async def _first_answer(system: System) -> float:
    async with aiohttp.ClientSession() as session:
        conversation = Conversation(system, session)
        await conversation.open()
        return (await conversation.say("hello"))[0]
