"""(a) How long does a turn take, by what it needs: over HTTP and in process?"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from contextlib import ExitStack
from statistics import median
from typing import IO

import aiohttp

from benchmarks.bench import Bench, say
from benchmarks.figures import latencies, ratio
from benchmarks.in_process import READY
from benchmarks.places import ROOT, environment
from benchmarks.report import Section
from benchmarks.script import KINDS, Line, gives_result
from benchmarks.systems import Conversation, System

CONVERSATIONS = 8
IN_PROCESS = {"hippath": 6}
"""Triages in process by system; with stock two, which take longer."""
Times = dict[str, list[float]]


def measure(bench: Bench) -> Section:
    """Hold whole triages with every system in turn."""
    section = Section("turns", "(a) How long does a turn take?")
    systems, script = bench.standing(), bench.script()
    times: dict[str, Times] = {name: defaultdict(list) for name in systems}
    results: dict[str, int] = defaultdict(int)
    rounds = bench.times(CONVERSATIONS)
    say(f"{rounds} triages of {len(script)} messages with each system, in turn")
    for _ in range(rounds):
        for name, system in systems.items():
            results[name] += asyncio.run(_triage(system, script, times[name]))
    section.say(
        f"{rounds} whole triages of {len(script)} messages each, one client, one worker, SQLite; milliseconds over HTTP. The "
        "same words reached a result in "
        + ", ".join(f"{results[name]} of {rounds} with {name}" for name in bench.names)
        + "."
    )
    rows = [[kind, name, *latencies(times[name][kind])] for kind in KINDS for name in systems if times[name][kind]]
    section.table(("turn", "system", "p50 (quartiles)", "p95", "p99", "turns"), rows)
    section.bars(KINDS, {name: [median(kinds[kind]) for kind in KINDS] for name, kinds in times.items()}, "ms, median", True)
    section.say("In process, without HTTP (stock's actions still run over HTTP, as its set-up has it):")
    inside = _in_process(script, bench)
    rows = [[kind, name, *latencies(inside[name].get(kind, []))] for kind in KINDS for name in inside]
    section.table(("turn", "system", "p50 (quartiles)", "p95", "p99", "turns"), rows)
    _check(section, times)
    return section


def _check(section: Section, times: dict[str, Times]) -> None:
    form = {name: median(kinds["form answer"]) for name, kinds in times.items()}
    free = {name: median(kinds["free text"]) for name, kinds in times.items()}
    for other, most in (("stock default", 1 / 5), ("stock light", 1 / 3), ("floor", 8)):
        if other in form:
            words = f"form answer, p50: {ratio(form['hippath'], form[other])} of {other} (at most {most:.2f})"
            section.check(words, form["hippath"] <= most * form[other])
    if "stock default" in free:
        words = f"free text, p50: {ratio(free['hippath'], free['stock default'])} of stock default (at most 0.33)"
        section.check(words, free["hippath"] <= free["stock default"] / 3)


async def _triage(system: System, script: list[Line], times: Times) -> bool:
    done = False
    async with aiohttp.ClientSession() as session:
        conversation = Conversation(system, session)
        await conversation.open()
        for line in script:
            milliseconds, replies = await conversation.say(line.text)
            times[line.kind].append(milliseconds)
            done = done or gives_result(replies)
    return done


def _in_process(script: list[Line], bench: Bench) -> dict[str, Times]:
    """Return the times of each system; they are loaded at once, since stock takes a minute, and measured one by one."""
    lines = json.dumps([[line.kind, line.text] for line in script])
    inside: dict[str, Times] = {}
    say(f"in process: loading {', '.join(bench.names)}")
    with ExitStack() as stack:
        logs = {name: stack.enter_context(tempfile.TemporaryFile("w+")) for name in bench.names}
        processes = {name: stack.enter_context(_loading(name, bench, logs[name])) for name in bench.names}
        loaded = {name: any(line.strip() == READY for line in process.stdout or ()) for name, process in processes.items()}
        for name, process in processes.items():
            say(f"in process: {name}")
            out, _ = process.communicate(lines if loaded[name] else None)
            if process.returncode:
                logs[name].seek(0)
                raise RuntimeError(f"{name} in process: {logs[name].read()[-2000:]}")
            inside[name] = json.loads(out.splitlines()[-1])
    return inside


def _loading(name: str, bench: Bench, log: IO[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.in_process", name, str(bench.times(IN_PROCESS.get(name, 2)))]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=log, text=True, cwd=ROOT, env=environment())
