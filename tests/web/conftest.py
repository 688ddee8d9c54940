"""Servers that these tests set up in their own way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.clinician import SECRET
from tests.support.server import Server


@pytest.fixture(scope="package")
def locked(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose clinician pages need a password; DEBUG logs."""
    folder = tmp_path_factory.mktemp("locked")
    running = Server(folder, HIPPATH_CLINICIAN_SECRET=SECRET, HIPPATH_LOG_LEVEL="DEBUG", LOG_LEVEL="DEBUG")
    yield running.wait_until_ready()
    running.stop()
