"""Embeddings are computed once a text, whatever stands beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence

import numpy as np
import pytest

from hippath.checks import Remembered
from hippath.retrieval import Embedder


class Counting(Embedder):
    """Gives each text a vector of its own and counts the texts."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Any:
        self.asked += texts
        return np.array([[len(text), *[0.0] * 383] for text in texts], dtype=np.float32)


def test_only_new_texts_are_computed(tmp_path: Path) -> None:
    embedder, path = Counting(), tmp_path / "sub" / "kept.npz"
    first = Remembered(embedder, path).encode(["a", "bb", "a"])
    again = Remembered(embedder, path).encode(["bb", "ccc"])
    assert embedder.asked == ["a", "bb", "ccc"]
    assert (first[:, 0].tolist(), again[:, 0].tolist()) == ([1, 2, 1], [2, 3])


def test_what_is_no_longer_asked_for_is_forgotten(tmp_path: Path) -> None:
    embedder, path = Counting(), tmp_path / "kept.npz"
    for texts in (["a"], ["bb"], ["a"]):
        Remembered(embedder, path).encode(texts)
    assert embedder.asked == ["a", "bb", "a"]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"PK\x03\x04broken"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "kept.npz"
    path.write_bytes(damage)
    embedder = Counting()
    assert Remembered(embedder, path).encode(["a"])[0, 0] == 1
    assert Remembered(embedder, path).encode(["a"])[0, 0] == 1
    assert embedder.asked == ["a"]


def test_a_folder_that_cannot_be_written_costs_no_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert Remembered(Counting(), tmp_path / "file" / "kept.npz").encode(["a"]).shape == (1, 384)


def test_no_texts(tmp_path: Path) -> None:
    assert Remembered(Counting(), tmp_path / "kept.npz").encode([]).shape == (0, 384)
