"""(d) How does the time grow with the knowledge, and with the conversations that are stored?"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import aiohttp

from benchmarks.bench import Bench, say
from benchmarks.databases import Databases
from benchmarks.figures import number, ratio, spread
from benchmarks.places import ROOT, environment
from benchmarks.report import Section
from benchmarks.script import Line
from benchmarks.systems import Conversation, System, start

TIMES = (1, 10, 100)
STORED = (100, 1_000, 10_000, 100_000)
ROUNDS = 10
EVENTS, MESSAGES = 20, 4
"""Rows of each stored conversation: fewer than a real one has, and as many conversations."""
COPY = """
INSERT INTO events (sender_id, type_name, timestamp, intent_name, action_name, data)
  SELECT md5(c::text), CASE WHEN e % 5 = 0 THEN 'user' WHEN e % 5 < 3 THEN 'slot' ELSE 'action' END, c, 'inform',
         CASE WHEN e % 5 IN (1, 2) THEN 'facts' WHEN e % 5 > 2 THEN 'action_listen' END, '{}'
  FROM generate_series(1, %(stored)s) c, generate_series(0, %(events)s - 1) e;
INSERT INTO hippath_messages (conversation_id, seq, client_id, reply_to, direction, json, created)
  SELECT md5(c::text), m, md5(c::text) || m, NULL, 'patient', '{}', c
  FROM generate_series(1, %(stored)s) c, generate_series(1, %(messages)s) m;
INSERT INTO hippath_conversations (conversation_id, channel, created, last_seen, red_flags)
  SELECT md5(c::text), 'chat', c, c, '[]' FROM generate_series(1, %(stored)s) c;
"""


def measure(bench: Bench) -> Section:
    """Look questions up in copies of the knowledge, and hold triages in a database that fills."""
    section = Section("size", "(d) How does the time grow with what is kept?")
    _knowledge(section, bench)
    _conversations(section, bench)
    return section


def _knowledge(section: Section, bench: Bench) -> None:
    sizes = [times for times in TIMES if bench.share >= 0.2 or times <= 10]
    say(f"look-ups in the knowledge times {', '.join(map(str, sizes))}")
    command = [sys.executable, "-m", "benchmarks.large_knowledge", *map(str, sizes)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment())
    if done.returncode:
        raise RuntimeError(f"large knowledge: {done.stderr[-2000:]}")
    found = json.loads(done.stdout.splitlines()[-1])
    section.say("A look-up in the knowledge, and in copies of it whose texts and meanings are varied at random; milliseconds.")
    rows = [[str(row["times"]), str(row["topics"]), str(row["texts"]), spread(row["ms"])] for row in found]
    section.table(("times", "topics", "texts", "ms (quartiles)"), rows)
    section.lines({"hippath": [(row["topics"], median(row["ms"])) for row in found]}, "topics", "ms a look-up", "x")
    first, last = median(found[0]["ms"]), median(found[-1]["ms"])
    enough = found[-1]["times"] == 100
    words = f"{found[-1]['times']} times the topics: a look-up takes {ratio(last, first)} times as long (at most 3)"
    section.check(words, last <= 3 * first if enough else None)


def _conversations(section: Section, bench: Bench) -> None:
    script = bench.script()
    bench.rest()
    sizes = [count for count in STORED if bench.share >= 0.2 or count <= 1_000]
    systems: dict[int, System] = {}
    try:
        say(f"starting hippath, a server for each of {', '.join(f'{stored:,}' for stored in sizes)} stored conversations")
        with ThreadPoolExecutor() as pool:
            starting = {stored: pool.submit(start, "hippath", 1, bench.databases) for stored in sizes}
        systems |= {stored: begun.result() for stored, begun in starting.items() if begun.exception() is None}
        for begun in starting.values():
            begun.result()
        for stored, system in systems.items():
            _fill(bench.databases, system.database, stored)
        taken = asyncio.run(_in_turn(systems, script, bench.times(ROUNDS)))
    finally:
        for system in systems.values():
            system.stop()
    section.say(
        f"Form answers over HTTP with PostgreSQL and Redis, {EVENTS} events and {MESSAGES} messages in each stored conversation, "
        "a database and a server for each number, triages in turn; milliseconds."
    )
    rows = [[f"{stored:,}", spread(times), str(len(times))] for stored, times in taken.items()]
    section.table(("stored conversations", "p50 (quartiles)", "turns"), rows)
    least, most = median(taken[sizes[0]]), median(taken[sizes[-1]])
    words = f"{rows[-1][0]} stored conversations: {number(100 * (most / least - 1))} % more than {rows[0][0]} (within 10)"
    section.check(words, most <= 1.1 * least if sizes[-1] == STORED[-1] else None)


def _fill(databases: Databases, name: str, stored: int) -> None:
    statement = COPY
    for key, value in {"stored": stored, "events": EVENTS, "messages": MESSAGES}.items():
        statement = statement.replace(f"%({key})s", str(value))
    # What PostgreSQL tidies up by itself after so many rows at once would fall into the measurement.
    for step in (statement, "VACUUM ANALYZE", "CHECKPOINT"):
        databases.sql(step, name)


async def _in_turn(systems: dict[int, System], script: list[Line], rounds: int) -> dict[int, list[float]]:
    taken: dict[int, list[float]] = {stored: [] for stored in systems}
    async with aiohttp.ClientSession() as session:
        for turn in range(rounds + 1):
            for stored, system in systems.items():
                times = await _triage(system, script, session)
                taken[stored] += times if turn else []  # the first triage warms everything up
    return taken


async def _triage(system: System, script: list[Line], session: aiohttp.ClientSession) -> list[float]:
    conversation = Conversation(system, session)
    await conversation.open()
    taken = [(line.kind, (await conversation.say(line.text))[0]) for line in script]
    return [milliseconds for kind, milliseconds in taken if kind == "form answer"]
