"""A PostgreSQL and a Redis server of Debian's, on loopback, as safe as they come: every commit reaches the disk."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.processes import processor_seconds
from tests.support.postgres import USER, Postgres
from tests.support.redis_server import RedisServer

DURABLE = "-c fsync=on -c max_connections=200"


class Databases:
    """Both servers, from `with` to its end."""

    def __enter__(self) -> Databases:
        self.folder = Path(tempfile.mkdtemp(prefix="hippath-benchmark-"))
        self.folder.chmod(0o755)
        (self.folder / "postgres").mkdir()
        self.postgres = Postgres(self.folder / "postgres", DURABLE)
        self.redis = RedisServer()
        return self

    def __exit__(self, *_: object) -> None:
        self.redis.stop()
        self.postgres.thaw()
        self.postgres.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def new(self) -> str:
        """Make an empty database and return its name."""
        return self.postgres.url().rsplit("/", 1)[1]

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql://{USER}@127.0.0.1:{self.postgres.port}/{name}"

    def redis_url(self, number: int) -> str:
        """Return the address of a Redis database."""
        return f"redis://127.0.0.1:{self.redis.port}/{number}"

    def processor_seconds(self) -> float:
        """Return the processor time that PostgreSQL has used."""
        return processor_seconds(self.postgres.pid() or 0)

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run a statement and return what it prints."""
        return self.postgres.sql(statement, database)
