"""(e) How long until it answers, and how long does training take?"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from statistics import median

from benchmarks.bench import Bench, say
from benchmarks.figures import number, ratio, spread
from benchmarks.places import ROOT, environment
from benchmarks.report import Section
from benchmarks.training import FILE

COMMANDS = {
    "extract": ["extract", "no fever, but my groin hurts on the stairs"],
    "triage": ["triage"],
    "lookup": ["lookup", "does an injection hurt?"],
}
COLD = 3
"""Times that each command is run, after one that fills the operating system's caches."""
FACTS = '{"age": 34, "symptoms_present": ["groin_pain"], "duration_days": 60, "complete": true}'
STARTS = {"hippath": 2}
"""Starts by system; of stock, which takes a minute, the one that the run needs anyway."""


def measure(bench: Bench) -> Section:
    """Start every system a few times, one after the other, and run each command cold."""
    section = Section("start", "(e) How long until it answers?")
    for name in bench.names:
        while len(bench.starts.get(name, ())) < bench.times(STARTS.get(name, 1)):
            bench.start(name).stop()
    head = ("system", "ready, s (quartiles)", "first answer after that, ms", "starts")
    firsts = {name: bench.starts[name] for name in bench.names}
    rows = [
        [name, spread([one.seconds for one in starts]), spread([one.first_answer for one in starts]), str(len(starts))]
        for name, starts in firsts.items()
    ]
    section.say("From the command to the first answer, compiled modules and operating system caches warm:")
    section.table(head, rows)
    whole = {name: median(one.seconds + one.first_answer / 1000 for one in starts) for name, starts in firsts.items()}
    if "stock default" in whole:
        words = f"start to first answer: {ratio(whole['hippath'], whole['stock default'])} of stock default (at most 0.60)"
        section.check(words, whole["hippath"] <= 0.6 * whole["stock default"])
    colds = {name: _cold(arguments, bench.times(COLD)) for name, arguments in COMMANDS.items()}
    section.say("The command line, a process of its own each time:")
    section.table(("command", "s (quartiles)"), [[f"hippath {name}", spread(taken)] for name, taken in colds.items()])
    for name, taken in colds.items():
        section.check(f"hippath {name}, cold: {number(median(taken))} s (at most 2)", median(taken) <= 2)
    section.bars(list(whole), {"seconds to the first answer": list(whole.values())}, "s")
    _training(section)
    return section


def _cold(arguments: list[str], times: int) -> list[float]:
    say(f"cold: hippath {arguments[0]}")
    taken = []
    for _ in range(times + 1):
        started = time.perf_counter()
        command = [sys.executable, "-m", "hippath", *arguments]
        subprocess.run(command, input=FACTS, cwd=ROOT, env=environment(), check=True, capture_output=True, text=True)
        taken.append(time.perf_counter() - started)
    return taken[1:]


def _training(section: Section) -> None:
    if not FILE.exists():
        section.check("training time", None)
        return
    times = json.loads(FILE.read_text(encoding="utf-8"))
    section.say("Training, measured by `python -m benchmarks.training`:")
    section.table(("what", "s"), [[name, number(seconds)] for name, seconds in times.items()])
    reckoned = [seconds for name, seconds in times.items() if "100 epochs" in name]
    if reckoned:
        words = f"training: {ratio(times['hippath'], reckoned[-1])} of stock default's time (at most 0.50)"
        section.check(words, times["hippath"] <= reckoned[-1] / 2)
    unchanged = times["hippath, unchanged"]
    section.check(f"an unchanged project: {number(unchanged)} s, nothing is trained", unchanged < times["hippath"] / 2)
