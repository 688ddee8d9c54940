"""The systems that are compared, each started the same way and spoken to the same way."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

import aiohttp
import yaml

from benchmarks.databases import Databases
from benchmarks.places import ROOT, free_port
from benchmarks.processes import Memory, Running, processor_seconds
from benchmarks.stock.train import best_known

SYSTEMS = ("hippath", "stock default", "stock light")
FEW_EPOCHS = 4
NO_LIMITS = {
    "HIPPATH_RATE": "100000",
    "HIPPATH_BURST": "100000",
    "HIPPATH_ADDRESS_RATE": "100000",
    "HIPPATH_ADDRESS_BURST": "100000",
    "HIPPATH_TURN_SECONDS": "20",
    "HIPPATH_LOG_LEVEL": "ERROR",
}
SECONDS_TO_ANSWER = aiohttp.ClientTimeout(total=120)


@dataclass
class System:
    """A running system."""

    name: str
    """One of SYSTEMS, or floor."""
    folder: Path
    """Its database file, when it has one, and its logs."""
    processes: list[Running]
    """Those that serve patients."""
    helpers: list[Running] = field(default_factory=list)
    """The action server."""
    urls: list[str] = field(default_factory=list)
    """Where its workers answer; a conversation always goes to the same one, as behind a proxy that routes by hash."""
    database: str = ""
    """Name of its PostgreSQL database; empty for SQLite."""

    @property
    def seconds_to_start(self) -> float:
        """How long it took until the slowest process answered."""
        return max(process.seconds for process in (*self.processes, *self.helpers))

    def memory(self) -> list[Memory]:
        """Return the memory of each worker."""
        return [memory for process in self.processes for memory in process.memory()]

    def processor_seconds(self) -> float:
        """Return the processor time that all of it has used."""
        return sum(processor_seconds(process.process.pid) for process in (*self.processes, *self.helpers))

    def helpers_memory(self) -> float:
        """Return the MB of the processes beside the workers."""
        return sum(memory.resident for helper in self.helpers for memory in helper.memory())

    def stop(self) -> None:
        """End all of it and remove what it kept."""
        for process in (*self.processes, *self.helpers):
            process.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def start(name: str, workers: int = 1, databases: Databases | None = None, **settings: str) -> System:
    """Start a system with SQLite, or with PostgreSQL and Redis when `databases` are given; return it when it answers."""
    folder = Path(tempfile.mkdtemp(prefix="hippath-benchmark-"))
    starter = {"hippath": _hippath, "floor": _floor}.get(name, _stock)
    system = starter(name, folder, workers, databases, settings)
    try:
        for process in (*system.helpers, *system.processes):
            process.wait_until_ready()
    except RuntimeError:
        system.stop()
        raise
    return system


def _hippath(name: str, folder: Path, workers: int, databases: Databases | None, settings: dict[str, str]) -> System:
    database = databases.new() if databases else ""
    own = {"HIPPATH_DATABASE_URL": databases.url(database) if databases else f"sqlite:///{folder / 'conversations.db'}"}
    if databases:
        own["HIPPATH_REDIS_URL"] = databases.redis_url(1)
    ports = [free_port() for _ in range(workers)]
    processes = [
        Running(
            [sys.executable, "-m", "hippath", "serve", "--port", str(port)],
            folder / f"{port}.log",
            f"http://127.0.0.1:{port}/readyz",
            **NO_LIMITS,
            **own,
            **settings,
        )
        for port in ports
    ]
    return System(name, folder, processes, [], [f"http://127.0.0.1:{port}" for port in ports], database)


def _stock(name: str, folder: Path, workers: int, databases: Databases | None, settings: dict[str, str]) -> System:
    database = databases.new() if databases else ""
    port, actions = free_port(), free_port()
    stores: dict[str, dict[str, object]] = {
        "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": str(folder / "conversations.db")},
    }
    if databases:
        stores["tracker_store"] = {"type": "SQL", "dialect": "postgresql", "url": "127.0.0.1", "port": databases.postgres.port}
        stores["tracker_store"] |= {"db": database, "username": "postgres", "password": "postgres"}
        stores["lock_store"] = {"type": "redis", "url": "127.0.0.1", "port": databases.redis.port, "db": 2}
    stores["action_endpoint"] = {"url": f"http://127.0.0.1:{actions}/webhook"}
    (folder / "endpoints.yml").write_text(yaml.safe_dump(stores), encoding="utf-8")
    (folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")
    model = best_known(name.removeprefix("stock "), FEW_EPOCHS).model
    rasa = [sys.executable, "-m", "rasa", "run"]
    helper = Running(
        [*rasa, "actions", "--actions", "actions", "--port", str(actions)],
        folder / "actions.log",
        f"http://127.0.0.1:{actions}/health",
    )
    serving = Running(
        [*rasa, "--model", str(model), "--endpoints", "endpoints.yml", "--credentials", "credentials.yml", "-i", "127.0.0.1"]
        + ["--port", str(port)],
        folder / "server.log",
        f"http://127.0.0.1:{port}/",
        cwd=folder,
        SANIC_WORKERS=str(workers),
        **settings,
    )
    return System(name, folder, [serving], [helper], [f"http://127.0.0.1:{port}"], database)


def _floor(name: str, folder: Path, workers: int, databases: Databases | None, settings: dict[str, str]) -> System:
    port, database = free_port(), databases.new() if databases else ""
    url = databases.url(database) if databases else f"sqlite:///{folder / 'floor.db'}"
    command = [sys.executable, "-m", "benchmarks.floor", str(port), url]
    process = Running(command, folder / "floor.log", f"http://127.0.0.1:{port}/", cwd=ROOT, **settings)
    return System(name, folder, [process], [], [f"http://127.0.0.1:{port}"], database)


class Conversation:
    """One patient's conversation with a system."""

    def __init__(self, system: System, session: aiohttp.ClientSession) -> None:
        self._system, self._session = system, session
        self._sender = uuid.uuid4().hex
        self._url, self._seq = system.urls[crc32(self._sender.encode()) % len(system.urls)], 0
        self._token = ""

    async def open(self) -> list[dict[str, object]]:
        """Begin; hippath alone has an own request for it. Raises RuntimeError for anything but 201."""
        if self._system.name != "hippath":
            return []
        async with self._session.post(f"{self._url}/chat/sessions", timeout=SECONDS_TO_ANSWER) as answer:
            opened = await answer.json()
            if answer.status != 201:
                raise RuntimeError(f"{self._system.name} answered {answer.status}")
            self._token = opened["token"]
            messages: list[dict[str, object]] = opened["messages"]
            return messages

    async def say(self, text: str) -> tuple[float, list[dict[str, object]]]:
        """Return the milliseconds until the answer, and the answer. Raises RuntimeError for anything but 200."""
        self._seq += 1
        url, body, headers = f"{self._url}/webhooks/rest/webhook", {"sender": self._sender, "message": text}, {}
        if self._system.name == "hippath":
            url, body = f"{self._url}/chat/messages", {"id": uuid.uuid4().hex, "text": text}
            headers = {"Authorization": f"Bearer {self._token}"}
        if self._system.name == "floor":
            url, body = self._url, {"sender": self._sender, "message": text, "seq": self._seq}  # type: ignore[dict-item]
        started = time.perf_counter()
        async with self._session.post(url, json=body, headers=headers, timeout=SECONDS_TO_ANSWER) as answer:
            content = await answer.json()
            milliseconds = (time.perf_counter() - started) * 1000
            if answer.status != 200:
                raise RuntimeError(f"{self._system.name} answered {answer.status}")
        return milliseconds, content["messages"] if isinstance(content, dict) else content
