"""Two workers on one PostgreSQL and one Redis, all on loopback, each of which can be killed and comes back."""

from __future__ import annotations

import shutil
import signal
import tempfile
from pathlib import Path

from hippath.serving.settings import read_settings
from tests.support.postgres import Postgres
from tests.support.redis_server import RedisServer
from tests.support.server import Server

WORKERS = 2


class Clinic:
    """The servers of a run, in a folder of their own."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="hippath-ledger-"))
        (self.folder / "postgres").mkdir()
        self.folder.chmod(0o755)
        self.postgres = Postgres(self.folder / "postgres")
        self.redis = RedisServer()
        self.database_url = self.postgres.url()
        self._environment = {
            "HIPPATH_DATABASE_URL": self.database_url,
            "HIPPATH_REDIS_URL": self.redis.url,
            "HIPPATH_TURN_SECONDS": str(read_settings({}).turn_seconds),
            "HIPPATH_ADDRESS_RATE": "1000",
            "HIPPATH_ADDRESS_BURST": "2000",
        }
        self.workers = [self._worker(number) for number in range(WORKERS)]

    def wait_until_ready(self) -> None:
        """Return when patients can write to every worker."""
        for worker in self.workers:
            worker.wait_until_ready()

    @property
    def urls(self) -> list[str]:
        """Where patients can write to; a worker keeps its address."""
        return [worker.url for worker in self.workers]

    def kill(self, number: int) -> None:
        """End a worker without warning and start it again."""
        worker = self.workers[number]
        worker.process.send_signal(signal.SIGKILL)
        worker.process.wait()
        self.workers[number] = self._worker(number, worker.port)

    def supervise(self) -> int:
        """Start every worker again that has ended, as `hippath serve --workers` does; return how many had."""
        ended = [number for number, worker in enumerate(self.workers) if worker.process.poll() is not None]
        for number in ended:
            self.workers[number] = self._worker(number, self.workers[number].port)
        return len(ended)

    def close(self) -> None:
        """End everything and remove what it kept."""
        for worker in self.workers:
            worker.stop()
        self.redis.stop()
        self.postgres.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _worker(self, number: int, port: int | None = None) -> Server:
        folder = self.folder / f"worker{number}"
        folder.mkdir(exist_ok=True)
        return Server(folder, port=port, **self._environment)
