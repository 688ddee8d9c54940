"""(c) How does the time of a turn grow with the length of the conversation?"""

from __future__ import annotations

import asyncio
import time
from statistics import median

import aiohttp

from benchmarks.bench import Bench, say
from benchmarks.figures import number
from benchmarks.report import Section
from benchmarks.script import Line
from benchmarks.systems import Conversation, System

TURNS = 400
AROUND = 7
"""Turns on either side: together about one triage, so that every kind of turn is in it."""
SECONDS = 20.0
"""Longest conversation with one system: stock is stopped there, however far it came."""


def measure(bench: Bench) -> Section:
    """Hold one long conversation with each system, one turn with each in turn: triages, one after the other."""
    section = Section("length", "(c) How does the time grow with the length of a conversation?")
    script, systems = bench.script(), bench.standing()
    times = asyncio.run(_converse([systems[name] for name in bench.names], script, bench))
    marks = [mark for mark in (1, 10, 50, 100, 200, 300, 400) if mark <= bench.times(TURNS) - AROUND or mark == 1]
    rows = [[name, *(number(_near(taken, mark)) for mark in marks)] for name, taken in times.items()]
    section.say(
        f"One conversation of up to {bench.times(TURNS)} turns (whole triages, each begun with `start over`), milliseconds over "
        f"HTTP, median of the {2 * AROUND + 1} turns around; a system that used {bench.seconds(SECONDS):.0f} s in all was "
        "stopped there."
    )
    section.table(("system", *(f"turn {mark}" for mark in marks)), rows)
    smooth = {name: [(turn, _near(taken, turn)) for turn in range(1, len(taken), AROUND)] for name, taken in times.items()}
    section.lines(smooth, "turn", "ms, running median", "y")
    ours = times["hippath"]
    early, late, last = (_near(ours, turn) for turn in (10, 200, 400))
    section.check(f"turn 200 costs {number(late / early)} times turn 10 (at most 2)", late <= 2 * early if late == late else None)
    section.check(f"turn 400 costs {number(last / early)} times turn 10 (flat)", last <= 2 * early if last == last else None)
    return section


async def _converse(systems: list[System], script: list[Line], bench: Bench) -> dict[str, list[float]]:
    turns, most = bench.times(TURNS), bench.seconds(SECONDS)
    cycle = [*(line.text for line in script), "start over"]
    times: dict[str, list[float]] = {system.name: [] for system in systems}
    async with aiohttp.ClientSession() as session:
        conversations = {system.name: Conversation(system, session) for system in systems}
        for conversation in conversations.values():
            await conversation.open()
        used = dict.fromkeys(times, 0.0)
        for turn in range(turns):
            for name, conversation in conversations.items():
                if used[name] < most:
                    started = time.perf_counter()
                    times[name].append((await conversation.say(cycle[turn % len(cycle)]))[0])
                    used[name] += time.perf_counter() - started
            if turn % 100 == 99:
                say(f"turn {turn + 1}")
    return times


def _near(taken: list[float], turn: int) -> float:
    around = taken[max(0, turn - 1 - AROUND) : turn + AROUND]
    return median(around) if turn <= len(taken) + AROUND and around else float("nan")
