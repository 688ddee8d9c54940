"""What every test may use: the knowledge, the trained model and a running server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hippath.serving.environment import prepare_environment

prepare_environment()

from hippath.knowledge import Knowledge, load_knowledge  # noqa: E402  # after the environment is set
from hippath.serving.settings import ROOT  # noqa: E402
from tests.support.platforms.people import messaging_server  # noqa: E402
from tests.support.platforms.stub import PlatformStub  # noqa: E402
from tests.support.postgres import Postgres  # noqa: E402
from tests.support.redis_server import RedisServer  # noqa: E402
from tests.support.server import Server, free_port  # noqa: E402


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The project's own knowledge."""
    return load_knowledge()


@pytest.fixture(scope="session")
def model_path() -> Path:
    """The model for the files as they are now, trained when they changed."""
    from hippath.assistant.train import train

    return train().path


@pytest.fixture(scope="session")
def server(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the really trained model, the default limits and DEBUG logs."""
    running = Server(tmp_path_factory.mktemp("server"), HIPPATH_LOG_LEVEL="DEBUG", LOG_LEVEL="DEBUG")
    yield running.wait_until_ready()
    running.stop()


@pytest.fixture(scope="session")
def messaging(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, PlatformStub]]:
    """A server with every messaging platform and the webhook on, DEBUG logs, and the local stub of all the platforms' APIs."""
    stub = PlatformStub()
    webhook = {"HIPPATH_WEBHOOK_URL": f"{stub.url}/events", "HIPPATH_WEBHOOK_SECRET": "webhook-secret-of-a-test"}
    debug = {"HIPPATH_LOG_LEVEL": "DEBUG", "LOG_LEVEL": "DEBUG"}
    running = messaging_server(tmp_path_factory.mktemp("messaging"), stub, **webhook, **debug)
    yield running, stub
    running.stop()
    stub.down()


@pytest.fixture(scope="session")
def built_widget() -> None:
    """The chat widget, built from its sources as they are now."""
    subprocess.run([ROOT / "scripts" / "build-widget.sh"], check=True, env={**os.environ, "HIPPATH_PYTHON": sys.executable})


@pytest.fixture(scope="session")
def clinic_port() -> int:
    """Port of a website that may use the chat."""
    return free_port()


@pytest.fixture(scope="session")
def chat_server(
    built_widget: None, model_path: Path, clinic_port: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server for patients who answer faster than people do."""
    quick = {"HIPPATH_RATE": "50", "HIPPATH_BURST": "500", "HIPPATH_ADDRESS_RATE": "500", "HIPPATH_ADDRESS_BURST": "5000"}
    running = Server(tmp_path_factory.mktemp("chat"), HIPPATH_ORIGINS=f"http://127.0.0.1:{clinic_port}", **quick)
    yield running.wait_until_ready()
    running.stop()


@pytest.fixture(scope="session")
def chat_url(chat_server: Server) -> str:
    """Address of the clinic's example page."""
    return f"{chat_server.url}/chat/"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server that every test may make databases on; one that stops it starts it again."""
    running = Postgres(Path(tempfile.mkdtemp(prefix="hippath-postgres-")))
    yield running
    running.stop("immediate")
    shutil.rmtree(running.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[RedisServer]:
    """A Redis server; a test that stops it starts it again."""
    running = RedisServer()
    yield running
    running.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database, of each kind that the stores work on."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'deep' / 'hippath.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.url()
