"""Sentence embeddings for a process that answers one question and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Sequence

from hippath.retrieval.embedder import Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class OneQuestionEmbedder(Embedder):
    """Encodes a single text with a model that starts quickly, and lists, such as the knowledge, with one that runs quickly."""

    def __init__(self) -> None:
        super().__init__()
        self._quick = Embedder(quick_start=True)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, shape (len(texts), 384). Raises EmbedderError."""
        return self._quick.encode(texts) if len(texts) == 1 else super().encode(texts)
