"""The project's knowledge, and a copy of it that is broken in every way the checks know."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from hippath.checks import Finding, Remembered, run_checks
from hippath.knowledge import Knowledge, load_knowledge
from hippath.knowledge.loader import DEFAULT_FOLDER
from hippath.retrieval import shared_embedder
from tests.unit.checks.broken import BROKEN


@pytest.fixture(scope="session")
def today(knowledge: Knowledge) -> datetime.date:
    """A day on which every review of the project's own knowledge is fresh."""
    return max(topic.reviewed.date for topic in knowledge.faq.values())


@pytest.fixture(scope="session")
def broken_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge with each slip of BROKEN in it."""
    folder = tmp_path_factory.mktemp("broken") / "knowledge"
    shutil.copytree(DEFAULT_FOLDER, folder)
    for slip in BROKEN:
        slip.apply(folder)
    return folder


@pytest.fixture(scope="session")
def broken_findings(broken_folder: Path, today: datetime.date, tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What the checks find in it."""
    embedder = Remembered(shared_embedder(), tmp_path_factory.mktemp("cache") / "embeddings.npz")
    return run_checks(load_knowledge(broken_folder), today, embedder.encode)
