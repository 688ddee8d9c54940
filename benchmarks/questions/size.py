"""(d) How does the time grow with the knowledge, and with the conversations that are stored?"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from statistics import median

import aiohttp

from benchmarks.bench import Bench, say
from benchmarks.databases import Databases
from benchmarks.figures import number, ratio, spread
from benchmarks.places import ROOT, environment
from benchmarks.report import Section
from benchmarks.script import Line
from benchmarks.systems import Conversation, System

TIMES = (1, 10, 100)
STORED = (100, 1_000, 10_000, 100_000)
EVENTS, MESSAGES = 20, 4
"""Rows of each stored conversation: fewer than a real one has, and as many conversations."""
COPY = """
INSERT INTO events (sender_id, type_name, timestamp, intent_name, action_name, data)
  SELECT md5(c::text), CASE WHEN e % 5 = 0 THEN 'user' WHEN e % 5 < 3 THEN 'slot' ELSE 'action' END, c, 'inform',
         CASE WHEN e % 5 IN (1, 2) THEN 'facts' WHEN e % 5 > 2 THEN 'action_listen' END, '{}'
  FROM generate_series(%(first)s, %(last)s) c, generate_series(0, %(events)s - 1) e;
INSERT INTO hippath_messages (conversation_id, seq, client_id, reply_to, direction, json, created)
  SELECT md5(c::text), m, md5(c::text) || m, NULL, 'patient', '{}', c
  FROM generate_series(%(first)s, %(last)s) c, generate_series(1, %(messages)s) m;
INSERT INTO hippath_conversations (conversation_id, channel, created, last_seen, red_flags)
  SELECT md5(c::text), 'chat', c, c, '[]' FROM generate_series(%(first)s, %(last)s) c;
ANALYZE;
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
    system = bench.start("hippath", shared=True)
    rows, medians, there = [], [], 0
    try:
        for stored in [count for count in STORED if bench.share >= 0.2 or count <= 1_000]:
            say(f"{stored:,} stored conversations")
            _fill(bench.databases, system.database, there + 1, stored)
            there = stored
            taken = asyncio.run(_triages(system, script, bench.times(12)))
            medians.append((float(stored), median(taken)))
            rows.append([f"{stored:,}", spread(taken), str(len(taken))])
    finally:
        system.stop()
    section.say(
        f"Form answers over HTTP with PostgreSQL and Redis, {EVENTS} events and {MESSAGES} messages in each stored conversation; "
        "milliseconds."
    )
    section.table(("stored conversations", "p50 (quartiles)", "turns"), rows)
    least, most = medians[0][1], medians[-1][1]
    words = f"{rows[-1][0]} stored conversations: {number(100 * (most / least - 1))} % more than {rows[0][0]} (within 10)"
    section.check(words, most <= 1.1 * least if there == STORED[-1] else None)


def _fill(databases: Databases, name: str, first: int, last: int) -> None:
    values = {"first": first, "last": last, "events": EVENTS, "messages": MESSAGES}
    statement = COPY
    for key, value in values.items():
        statement = statement.replace(f"%({key})s", str(value))
    databases.sql(statement, name)


async def _triages(system: System, script: list[Line], times: int) -> list[float]:
    taken = []
    async with aiohttp.ClientSession() as session:
        for _ in range(times):
            conversation = Conversation(system, session)
            await conversation.open()
            for line in script:
                milliseconds, _ = await conversation.say(line.text)
                if line.kind == "form answer":
                    taken.append(milliseconds)
    return taken
