"""Indexes over a small knowledge and over the project's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from hippath.retrieval.embedder import Embedder
from hippath.retrieval.entries import Entry
from hippath.retrieval.index import Index
from hippath.retrieval.repeated import shared_embedder

SMALL = [
    Entry("ice", "should I put ice on it", asks=True),
    Entry("ice", "are frozen peas any good", asks=True),
    Entry("ice", "Hold it in a wet towel for ten minutes.", asks=False),
    Entry("surgery", "what happens in the operation", asks=True),
    Entry("surgery", "how is the tendon released", asks=True),
    Entry("surgery", "It is done through small cuts with a camera.", asks=False),
    Entry("none", "what is the weather like", asks=True),
    Entry("none", "who won the football", asks=True),
]


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return shared_embedder()


@pytest.fixture
def small(tmp_path: Path, embedder: Embedder) -> Index:
    return Index(SMALL, embedder, tmp_path)
