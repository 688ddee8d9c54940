"""How much one machine takes: more and more patients, whatever the answers take, until it cannot keep up; then a storm.

    python -m benchmarks load --only hippath
"""

from __future__ import annotations

import asyncio

from benchmarks.bench import Bench, say
from benchmarks.crowd import Crowd, arriving, reconnecting
from benchmarks.figures import number
from benchmarks.report import Section

WORKERS = 2
RATES = (5, 10, 20, 30, 40, 50, 60, 80, 100)
"""Messages a second that are sent."""
SECONDS = 40.0
SLOW = 1_000.0
"""Milliseconds of p95 from which it counts as not keeping up."""
STORM = 500


def measure(bench: Bench) -> Section:
    """Raise the rate until the 95th percentile passes a second; then let everybody come back at once."""
    section = Section("load", "How much does one machine take?")
    script = bench.script()
    bench.rest()
    system = bench.start("hippath", WORKERS, shared=True)
    crowds: dict[int, Crowd] = {}
    try:
        for rate in RATES:
            crowds[rate] = asyncio.run(arriving(system, script, rate, bench.seconds(SECONDS)))
            p95 = crowds[rate].share(0.95)
            answered, failed = number(crowds[rate].rate), crowds[rate].failed
            say(f"{rate} a second sent: {answered} answered, p95 {number(p95)} ms, {failed} failed")
            if p95 > SLOW or failed:
                break
        storm = asyncio.run(reconnecting(system, bench.times(STORM)))
    finally:
        system.stop()
    section.say(
        f"Open loop: patients arrive at random and think with a heavy tail between messages. {WORKERS} workers, PostgreSQL "
        f"and Redis, the generator on the same cores; {bench.seconds(SECONDS):g} s each."
    )
    rows = [
        [str(rate), *map(number, (crowd.rate, crowd.share(0.5), crowd.share(0.95), crowd.share(0.99))), str(crowd.failed)]
        for rate, crowd in crowds.items()
    ]
    section.table(("sent/s", "answered/s", "p50 ms", "p95 ms", "p99 ms", "failed"), rows)
    slowest = [(float(rate), crowd.share(0.95)) for rate, crowd in crowds.items()]
    section.lines({"hippath": slowest}, "messages sent a second", "p95, ms", "y")
    section.say(
        f"Reconnect storm: {bench.times(STORM)} patients open a conversation and say hello at the same moment: "
        f"{len(storm.times)} answered, {storm.failed} failed, p50 {number(storm.share(0.5))} ms, slowest "
        f"{number(storm.share(1.0))} ms, all in {number(storm.seconds)} s."
    )
    kept_up = [rate for rate, crowd in crowds.items() if crowd.share(0.95) <= SLOW and not crowd.failed]
    section.check(f"the knee: p95 below a second up to {max(kept_up, default=0)} messages a second", bool(kept_up))
    return section
