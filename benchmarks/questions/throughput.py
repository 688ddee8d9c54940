"""(b) How many messages a second, and how slow do they get, with many patients at once?"""

from __future__ import annotations

import asyncio

from benchmarks.bench import Bench, say
from benchmarks.crowd import Crowd, closed
from benchmarks.figures import number, ratio
from benchmarks.report import Section
from benchmarks.systems import System

CLIENTS = (1, 8, 32, 64)
SETUPS = ((1, False), (2, False), (1, True), (2, True))
"""Workers, and whether PostgreSQL and Redis are shared."""
WITH_STOCK = ((1, False), (2, True))
"""Stock cannot run two workers over SQLite, its lock is in memory; one worker over PostgreSQL is left out for time."""
SECONDS = {1: 3.5, 8: 3.5, 32: 9.0, 64: 9.0}
"""By clients: stock needs that long until many of 32 have their first answer. It is not asked by 64, who would wait longer."""
STOCK_CLIENTS = 32
SECONDS_ALONE = 5.0
"""The most where hippath alone is measured."""
A_DAY, PEAK, USED = 100_000, 4.0, 0.6
"""Conversations a day of a thousand clinics; the busiest hour beside the mean; how busy a core may be."""


def measure(bench: Bench) -> Section:
    """Let a crowd hold whole triages with each system, for every set-up and number of clients."""
    section = Section("throughput", "(b) How many messages a second?")
    script = bench.script()
    standing = bench.standing()
    seen: dict[tuple[int, bool, int, str], Crowd] = {}
    for workers, shared in SETUPS:
        names = [name for name in bench.names if (workers, shared) in WITH_STOCK or name == "hippath"]
        systems = {name: standing[name] for name in names if (workers, shared) == SETUPS[0]}
        try:
            for name in names:
                if name not in systems:
                    systems[name] = bench.start(name, workers, shared)
            for clients in CLIENTS:
                for name, system in systems.items():
                    if name != "hippath" and clients > STOCK_CLIENTS:
                        continue
                    seconds = SECONDS[clients] if len(names) > 1 else min(SECONDS[clients], SECONDS_ALONE)
                    crowd = _crowd(bench, system, clients, seconds)
                    seen[workers, shared, clients, name] = crowd
                    p95 = number(crowd.share(0.95))
                    say(f"{name}, {clients} clients: {number(crowd.rate)} messages a second, p95 {p95} ms")
            if (workers, shared) == SETUPS[-1]:
                bench.memory |= {name: (system.memory(), system.helpers_memory()) for name, system in systems.items()}
        finally:
            bench.rest()
            for system in systems.values():
                system.stop()
    rows = [
        [str(workers), "PostgreSQL, Redis" if shared else "SQLite", str(clients), name]
        + [number(value) for value in (crowd.rate, crowd.share(0.5), crowd.share(0.95), crowd.share(0.99))]
        + [number(crowd.processor), number(crowd.database) if shared else "-", str(crowd.failed)]
        for (workers, shared, clients, name), crowd in seen.items()
    ]
    few, many, alone = (bench.seconds(seconds) for seconds in (SECONDS[1], SECONDS[64], SECONDS_ALONE))
    section.say(
        f"Closed loop, whole triages, real actions; {few:g} s, from 32 clients on {many:g} s ({alone:g} s with hippath alone) "
        f"after warming up. Stock is asked by {STOCK_CLIENTS} at most."
    )
    head = ("workers", "stores", "clients", "system", "messages/s", "p50 ms", "p95 ms", "p99 ms", "processor ms", "PostgreSQL ms")
    section.table((*head, "failed"), rows)
    _reckon(section, seen[2, True, 32, "hippath"], len(script))
    at_most = {name: [count for count in CLIENTS if (2, True, count, name) in seen] for name in bench.names}
    most = {name: [(count, seen[2, True, count, name].rate) for count in counts] for name, counts in at_most.items()}
    section.lines(most, "clients (2 workers, PostgreSQL and Redis)", "messages a second")
    if "stock default" in bench.names:
        ours, stock = seen[2, True, 32, "hippath"], seen[2, True, 32, "stock default"]
        words = f"32 clients, 2 workers: {ratio(ours.rate, stock.rate)} times the messages a second of stock default (at least 4)"
        section.check(words, ours.rate >= 4 * stock.rate)
        words = f"the same, p95: {ratio(ours.share(0.95), stock.share(0.95))} of stock default (at most 0.25)"
        section.check(words, ours.share(0.95) <= stock.share(0.95) / 4)
    return section


def _crowd(bench: Bench, system: System, clients: int, seconds: float) -> Crowd:
    """Return what a crowd saw, with the processor time that its messages took."""
    before = system.processor_seconds(), bench.databases.processor_seconds()
    crowd = asyncio.run(closed(system, bench.script(), clients, bench.seconds(seconds)))
    if crowd.answered:
        crowd.processor = 1000 * (system.processor_seconds() - before[0]) / crowd.answered
        crowd.database = 1000 * (bench.databases.processor_seconds() - before[1]) / crowd.answered
    return crowd


def _reckon(section: Section, crowd: Crowd, messages: int) -> None:
    peak = A_DAY * messages / 86_400 * PEAK
    workers, database = (peak * cost / 1000 / USED for cost in (crowd.processor, crowd.database))
    section.say(
        f"What {A_DAY:,} conversations a day need, by these figures: {messages} messages each are {number(peak)} a second in the "
        f"busiest hour ({PEAK:g} times the mean). At {number(crowd.processor)} ms of processor a message and cores {USED:.0%} "
        f"busy that is {number(workers)} cores of workers and {number(database)} of PostgreSQL."
    )
