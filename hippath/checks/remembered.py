"""Sentence embeddings kept text by text, so that an edit costs only the texts it changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Sequence

from hippath.retrieval.embedder import MODEL_SHA256, WIDTH, Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEPT = Path(__file__).resolve().parents[2] / "var" / "checks" / "embeddings.npz"
"""A cache only: it can be deleted at any time and need not be writable."""


class Remembered:
    """An embedder that reads what it has seen before from one file. The file holds numbers and digests, no text."""

    def __init__(self, embedder: Embedder, path: Path = KEPT) -> None:
        """Take the embedder for new texts and the file."""
        self._embedder, self._path = embedder, path

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, shape (len(texts), 384); what is no longer asked for is forgotten."""
        import numpy as np

        keys = [hashlib.sha256(f"{MODEL_SHA256}\0{text}".encode()).hexdigest() for text in texts]
        known = self._read()
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            known.update(zip(new, self._embedder.encode(list(new.values())), strict=True))
        matrix = np.stack([known[key] for key in keys]) if keys else np.zeros((0, WIDTH), dtype=np.float32)
        if new:
            self._write(dict(zip(keys, matrix, strict=True)))
        return matrix

    def _read(self) -> dict[str, NDArray[np.float32]]:
        import numpy as np

        try:
            with np.load(self._path, allow_pickle=False) as file:
                keys, matrix = file["keys"], file["matrix"]
        except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
            return {}
        sound = matrix.dtype == np.float32 and matrix.shape == (len(keys), WIDTH)
        return dict(zip((str(key) for key in keys), matrix, strict=True)) if sound else {}

    def _write(self, vectors: dict[str, NDArray[np.float32]]) -> None:
        import numpy as np

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._path.parent, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                np.savez(file, keys=np.array(list(vectors)), matrix=np.stack(list(vectors.values())))
            os.replace(name, self._path)
        except OSError:  # a folder that cannot be written costs time but no finding
            return
