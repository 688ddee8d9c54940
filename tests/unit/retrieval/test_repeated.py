"""Texts that come again are encoded once, and forgotten soon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from hippath.retrieval import repeated
from hippath.retrieval.embedder import Embedder
from hippath.retrieval.repeated import MOST_KEPT, SECONDS_KEPT, RepeatedEmbedder


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that reached the model."""
    seen: list[str] = []

    def encode(_: Any, texts: Sequence[str]) -> Any:
        seen.extend(texts)
        return np.full((len(texts), 3), float(len(seen)), dtype=np.float32)

    monkeypatch.setattr(Embedder, "encode", encode)
    return seen


def test_the_same_text_reaches_the_model_once(encoded: list[str]) -> None:
    embedder = RepeatedEmbedder()
    assert (embedder.encode(["My hip hurts"]) == embedder.encode(["my hip hurts"])).all()
    embedder.encode(["my hip is sore"])
    assert encoded == ["My hip hurts", "my hip is sore"]


def test_a_caller_may_change_its_vector(encoded: list[str]) -> None:
    embedder = RepeatedEmbedder()
    embedder.encode(["hello"])[:] = 9
    embedder.encode(["hello"])[:] = 9
    assert (embedder.encode(["hello"]) == 1).all()


def test_letters_that_the_model_tells_apart_are_told_apart(encoded: list[str]) -> None:
    embedder = RepeatedEmbedder()
    embedder.encode(["İ"])
    embedder.encode(["i̇"])
    assert len(encoded) == 2


def test_lists_pass_through(encoded: list[str]) -> None:
    embedder = RepeatedEmbedder()
    for _ in range(2):
        embedder.encode(["a", "b"])
    assert encoded == ["a", "b", "a", "b"]
    assert not embedder._kept


def test_old_vectors_are_forgotten(encoded: list[str]) -> None:
    now = [0.0]
    embedder = RepeatedEmbedder(lambda: now[0])
    embedder.encode(["my hip hurts"])
    now[0] = SECONDS_KEPT + 1
    embedder.encode(["hello"])
    assert len(embedder._kept) == 1


def test_there_is_an_end_to_what_is_kept(encoded: list[str]) -> None:
    embedder = RepeatedEmbedder()
    for number in range(MOST_KEPT + 10):
        embedder.encode([f"text {number}"])
    assert len(embedder._kept) == MOST_KEPT


def test_no_text_is_kept(encoded: list[str]) -> None:
    embedder = RepeatedEmbedder()
    embedder.encode(["my hip hurts"])
    assert b"my hip hurts" not in b"".join(embedder._kept)
    assert repeated.shared_embedder() is repeated.shared_embedder()
