"""Many patients at once: a closed loop of clients that hold triages back to back, or an open one that arrives whatever comes."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import aiohttp

from benchmarks.figures import percentile
from benchmarks.script import Line
from benchmarks.systems import Conversation, System

FAILED = (aiohttp.ClientError, asyncio.TimeoutError, RuntimeError)
"""What a patient may see instead of an answer."""


@dataclass
class Crowd:
    """What a crowd of patients saw."""

    seconds: float = 0.0
    """How long was measured."""
    times: list[float] = field(default_factory=list)
    """Milliseconds of every message that was answered in that time."""
    answered: int = 0
    """Messages with an answer, those while it warmed up included."""
    failed: int = 0
    """Messages without an answer."""
    processor: float = float("nan")
    """Milliseconds of processor time a message of the system, its action server included."""
    database: float = float("nan")
    """The same of PostgreSQL."""

    @property
    def rate(self) -> float:
        """Messages answered a second."""
        return len(self.times) / self.seconds if self.seconds else float("nan")

    def share(self, part: float) -> float:
        """Return the percentile `part` (0-1) of the times."""
        return percentile(self.times, part)


async def closed(system: System, script: Sequence[Line], clients: int, seconds: float) -> Crowd:
    """Let `clients` hold triages back to back; the first fifth of the time is not counted."""
    crowd, begins = Crowd(), time.perf_counter() + seconds / 5
    ends = begins + seconds

    async def client(session: aiohttp.ClientSession, place: int) -> None:
        while time.perf_counter() < ends:
            conversation = Conversation(system, session)
            if not await _open(conversation, crowd):
                continue
            for line in _from(script, place):
                if time.perf_counter() >= ends:
                    return
                await _say(conversation, line.text, crowd, begins, ends)
            place = 0

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        await asyncio.gather(*(client(session, place) for place in range(clients)))
    crowd.seconds = seconds
    return crowd


async def arriving(system: System, script: Sequence[Line], rate: float, seconds: float, seed: int = 7) -> Crowd:
    """Let new patients arrive so that `rate` messages a second are sent, however long answers take.

    They come in random bursts and think for a time with a heavy tail between messages, as people do, shortened so that a
    conversation fits into the measurement.
    """
    chance, crowd, begins = random.Random(seed), Crowd(), time.perf_counter() + seconds / 5
    ends, patients = begins + seconds, []

    async def patient(session: aiohttp.ClientSession) -> None:
        conversation = Conversation(system, session)
        if not await _open(conversation, crowd):
            return
        for line in script:
            await asyncio.sleep(min(5.0, 0.15 * chance.paretovariate(1.5)))
            if time.perf_counter() >= ends:
                return
            await _say(conversation, line.text, crowd, begins, ends)

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        while time.perf_counter() < ends:
            await asyncio.sleep(chance.expovariate(rate / len(script)))
            patients.append(asyncio.ensure_future(patient(session)))
        await asyncio.gather(*patients)
    crowd.seconds = seconds
    return crowd


async def reconnecting(system: System, patients: int) -> Crowd:
    """Let everybody come back at the same moment, as after a restart: each opens a conversation and says one thing."""
    crowd = Crowd()

    async def patient(session: aiohttp.ClientSession) -> None:
        started = time.perf_counter()
        conversation = Conversation(system, session)
        try:
            await conversation.open()
            await conversation.say("hello")
        except FAILED:
            crowd.failed += 1
            return
        crowd.times.append((time.perf_counter() - started) * 1000)

    begins = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        await asyncio.gather(*(patient(session) for _ in range(patients)))
    crowd.seconds = time.perf_counter() - begins
    return crowd


def _from(script: Sequence[Line], place: int) -> Sequence[Line]:
    """Return the part of the script that a client begins with: clients are not all at the same question."""
    return script[: len(script) - place % len(script)]


async def _open(conversation: Conversation, crowd: Crowd) -> bool:
    try:
        await conversation.open()
    except FAILED:
        crowd.failed += 1
        await asyncio.sleep(0.1)
        return False
    return True


async def _say(conversation: Conversation, text: str, crowd: Crowd, begins: float, ends: float) -> None:
    try:
        milliseconds, _ = await conversation.say(text)
    except FAILED:
        crowd.failed += 1
        return
    crowd.answered += 1
    if begins <= time.perf_counter() <= ends:
        crowd.times.append(milliseconds)
