"""(g) How many bytes does a conversation leave?"""

from __future__ import annotations

import asyncio
import sqlite3

import aiohttp

from benchmarks.bench import Bench, say
from benchmarks.figures import number
from benchmarks.report import Section
from benchmarks.script import Line
from benchmarks.systems import Conversation, System


def measure(bench: Bench) -> Section:
    """Hold a triage, since the same words leave the same rows, and look how the database file has grown."""
    section = Section("storage", "(g) How many bytes does a conversation leave?")
    systems, script = bench.standing(), bench.script()
    sizes = {}
    for name in bench.names:
        say(f"a triage with {name}")
        before = _bytes(systems[name])
        asyncio.run(_converse(systems[name], script))
        sizes[name] = _bytes(systems[name]) - before
    section.say(f"Growth of the SQLite file over a whole triage of {len(script)} messages, indices included.")
    rows = [[name, number(size / 1024), number(size / len(script) / 1024)] for name, size in sizes.items()]
    section.table(("system", "KiB a conversation", "KiB a turn"), rows)
    section.bars(list(sizes), {"KiB": [size / 1024 for size in sizes.values()]}, "KiB a conversation")
    return section


def _bytes(system: System) -> int:
    with sqlite3.connect(next(system.folder.glob("*.db"))) as database:
        names = ("page_count", "freelist_count", "page_size")
        pages, free, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return int((pages - free) * size)


async def _converse(system: System, script: list[Line]) -> None:
    async with aiohttp.ClientSession() as session:
        conversation = Conversation(system, session)
        await conversation.open()
        for line in script:
            await conversation.say(line.text)
