"""A clinic's server on PostgreSQL and Redis, from which anything may be taken away for a while."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hippath.serving.settings import read_settings
from tests.support.breakable import BREAKABLE
from tests.support.postgres import Postgres
from tests.support.redis_server import RedisServer
from tests.support.server import Server


@dataclass
class Clinic:
    """A running server and what it stands on."""

    server: Server
    postgres: Postgres
    redis: RedisServer
    environment: dict[str, str]
    """Another server with this environment serves the same conversations."""

    @property
    def database(self) -> str:
        """The name of its database."""
        return self.environment["HIPPATH_DATABASE_URL"].rsplit("/", 1)[1]


@pytest.fixture(scope="session")
def clinic(
    model_path: Path, postgres: Postgres, redis_server: RedisServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Clinic]:
    """A server whose patients may be quick and whose actions raise or hang on a word; a test mends what it breaks."""
    environment = {
        "HIPPATH_DATABASE_URL": postgres.url(),
        "HIPPATH_REDIS_URL": redis_server.url,
        "HIPPATH_RATE": "50",
        "HIPPATH_BURST": "500",
        "HIPPATH_ADDRESS_RATE": "500",
        "HIPPATH_TURN_SECONDS": str(read_settings({}).turn_seconds),
    }
    running = Server(tmp_path_factory.mktemp("clinic"), prelude=BREAKABLE, **environment)
    yield Clinic(running.wait_until_ready(), postgres, redis_server, environment)
    running.stop()
