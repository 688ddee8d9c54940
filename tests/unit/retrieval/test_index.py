"""A question is nearest to its own topic; embeddings are computed once for the same texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence

import numpy as np
import pytest

from hippath.retrieval.calibration import probabilities
from hippath.retrieval.embedder import Embedder
from hippath.retrieval.entries import Entry
from hippath.retrieval.index import Index
from hippath.retrieval.vectors import vectors


class Counting(Embedder):
    """Counts the texts it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = 0

    def encode(self, texts: Sequence[str]) -> Any:
        self.texts += len(texts)
        return super().encode(texts)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("is a cold pack helpful", "ice"),
        ("frozzen pees", "ice"),
        ("how do they do the op", "surgery"),
        ("releasing the tendon", "surgery"),
        ("did we win the match", "none"),
    ],
)
def test_a_question_is_most_like_its_topic(small: Index, question: str, topic: str) -> None:
    topics = small.compare(question).topics
    assert max(topics, key=lambda name: topics[name].learnt) == topic


def test_the_nearest_way_of_asking_is_named(small: Index) -> None:
    assert small.compare("are frozen peas ok").questions["ice"] == "are frozen peas any good"


@pytest.mark.parametrize(("question", "strange"), [("ice", 0.0), ("zebra", 0.5), ("zebra ice", 1 / 3), ("", 1.0), ("what is it", 1.0)])
def test_words_no_topic_uses_are_counted(small: Index, question: str, strange: float) -> None:
    assert small.compare(question).strange == pytest.approx(strange)


def test_chances_add_up_to_one(small: Index) -> None:
    assert sum(probabilities(small.compare("ice on a sore hip")).values()) == pytest.approx(1.0)


def test_embeddings_are_kept_for_the_same_texts_only(tmp_path: Path) -> None:
    embedder = Counting()
    first = vectors(["one", "two"], embedder, tmp_path)
    again = vectors(["one", "two"], embedder, tmp_path)
    assert (embedder.texts, np.array_equal(first, again)) == (2, True)
    vectors(["two", "one"], embedder, tmp_path)
    assert embedder.texts == 4


@pytest.mark.parametrize("damage", [b"", b"not numbers", None])
def test_a_damaged_cache_is_computed_again(tmp_path: Path, embedder: Embedder, damage: bytes | None) -> None:
    right = vectors(["one"], embedder, tmp_path)
    kept = next(tmp_path.glob("*.npy"))
    if damage is None:
        np.save(kept, np.zeros((3, 384), dtype=np.float32))
    else:
        kept.write_bytes(damage)
    assert np.array_equal(vectors(["one"], embedder, tmp_path), right)


def test_a_folder_that_cannot_be_written_costs_no_answer(tmp_path: Path, embedder: Embedder) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert vectors(["one"], embedder, blocked / "cache").shape == (1, 384)


def test_only_the_newest_caches_are_kept(tmp_path: Path, embedder: Embedder) -> None:
    for number in range(15):
        vectors([f"text {number}"], embedder, tmp_path)
    assert len(list(tmp_path.glob("*"))) == 12


def test_a_topic_without_answers_can_be_found(tmp_path: Path, embedder: Embedder) -> None:
    index = Index([Entry("only", "what is this", asks=True), Entry("other", "ice", asks=True), Entry("other", "Cold.", asks=False)], embedder, tmp_path)
    assert index.compare("what is this").topics["only"].answer == 0.0
