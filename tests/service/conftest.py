"""A server from which parts can be pulled out by what is said to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.breakable import BREAKABLE
from tests.support.server import Server


@pytest.fixture(scope="package")
def breakable(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose actions raise on the words breakall and breaklate and hang on hangall; DEBUG logs."""
    running = Server(
        tmp_path_factory.mktemp("breakable"),
        prelude=BREAKABLE,
        HIPPATH_TURN_SECONDS="3",
        HIPPATH_BURST="1000",
        HIPPATH_LOG_LEVEL="DEBUG",
        LOG_LEVEL="DEBUG",
        LOG_LEVEL_LIBRARIES="DEBUG",
    )
    yield running.wait_until_ready()
    running.stop()
