"""(b) How many messages a second, and how slow do they get, with many patients at once?"""

from __future__ import annotations

import asyncio

from benchmarks.bench import Bench, say
from benchmarks.crowd import Crowd, closed
from benchmarks.figures import number, ratio
from benchmarks.report import Section

CLIENTS = (1, 8, 32, 64)
SETUPS = ((1, False), (2, False), (1, True), (2, True))
"""Workers, and whether PostgreSQL and Redis are shared. Stock cannot run two workers over SQLite: its lock is in memory."""
SECONDS = 5.0


def measure(bench: Bench) -> Section:
    """Let a crowd hold whole triages with each system, for every set-up and number of clients."""
    section = Section("throughput", "(b) How many messages a second?")
    script = bench.script()
    bench.rest()
    seen: dict[tuple[int, bool, int, str], Crowd] = {}
    for workers, shared in SETUPS:
        names = [name for name in bench.names if shared or workers == 1 or name == "hippath"]
        systems = {}
        try:
            for name in names:
                systems[name] = bench.start(name, workers, shared)
            for clients in CLIENTS:
                for name, system in systems.items():
                    crowd = asyncio.run(closed(system, script, clients, bench.seconds(SECONDS)))
                    seen[workers, shared, clients, name] = crowd
                    say(f"{name}, {clients} clients: {number(crowd.rate)} messages a second, p95 {number(crowd.share(0.95))} ms")
        finally:
            for system in systems.values():
                system.stop()
    rows = [
        [str(workers), "PostgreSQL, Redis" if shared else "SQLite", str(clients), name]
        + [number(value) for value in (crowd.rate, crowd.share(0.5), crowd.share(0.95), crowd.share(0.99))]
        + [str(crowd.failed)]
        for (workers, shared, clients, name), crowd in seen.items()
    ]
    section.say(f"Closed loop, whole triages with real actions, {bench.seconds(SECONDS):g} s each after warming up.")
    head = ("workers", "stores", "clients", "system", "messages/s", "p50 ms", "p95 ms", "p99 ms", "failed")
    section.table(head, rows)
    most = {name: [(clients, seen[2, True, clients, name].rate) for clients in CLIENTS] for name in bench.names}
    section.lines(most, "clients (2 workers, PostgreSQL and Redis)", "messages a second")
    if "stock default" in bench.names:
        ours, stock = seen[2, True, 32, "hippath"], seen[2, True, 32, "stock default"]
        words = f"32 clients, 2 workers: {ratio(ours.rate, stock.rate)} times the messages a second of stock default (at least 4)"
        section.check(words, ours.rate >= 4 * stock.rate)
        words = f"the same, p95: {ratio(ours.share(0.95), stock.share(0.95))} of stock default (at most 0.25)"
        section.check(words, ours.share(0.95) <= stock.share(0.95) / 4)
    return section
