"""(f) How much memory does a worker need?"""

from __future__ import annotations

import asyncio
from statistics import median

from benchmarks.bench import Bench
from benchmarks.crowd import closed
from benchmarks.figures import number, ratio
from benchmarks.processes import Memory
from benchmarks.report import Section

WORKERS = 2
SECONDS = 6.0


def measure(bench: Bench) -> Section:
    """Look at two workers of each system that have served a crowd: those of question (b), or new ones."""
    section = Section("memory", "(f) How much memory does a worker need?")
    rows, own = [], {}
    for name in bench.names:
        memory, helpers = bench.memory.get(name) or _after_a_crowd(name, bench)
        own[name] = median(one.own for one in memory)
        resident = median(one.resident for one in memory)
        sizes = (resident, own[name], resident - own[name], helpers)
        rows.append([name, str(len(memory)), *map(number, sizes)])
    section.say(
        f"{WORKERS} workers with PostgreSQL and Redis after a crowd's triages; MB, median over workers. "
        "What is its own is what one worker more costs."
    )
    section.table(("system", "workers", "resident", "its own", "shared", "action server beside them"), rows)
    section.bars(list(own), {"MB of its own": list(own.values())}, "MB")
    if "stock default" in own:
        words = f"memory per further worker: {ratio(own['hippath'], own['stock default'])} of stock default's (at most 0.60)"
        section.check(words, own["hippath"] <= 0.6 * own["stock default"])
    return section


def _after_a_crowd(name: str, bench: Bench) -> tuple[list[Memory], float]:
    script = bench.script()
    bench.rest()
    system = bench.start(name, WORKERS, shared=True)
    try:
        asyncio.run(closed(system, script, 8, bench.seconds(SECONDS)))
        return system.memory(), system.helpers_memory()
    finally:
        system.stop()
