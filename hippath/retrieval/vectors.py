"""Embeddings of the knowledge, and what is learnt from them, kept on disk so that the command line answers quickly."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Sequence

from hippath.retrieval.embedder import MODEL_SHA256, WIDTH, Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CACHE = Path(__file__).resolve().parents[2] / "var" / "retrieval"
"""A cache only: it can be deleted at any time and need not be writable."""
_KEPT = 12
"""Files kept: embeddings and weights of two audiences, and a few states of the knowledge while it is being edited."""


def vectors(texts: Sequence[str], embedder: Embedder, folder: Path = CACHE) -> NDArray[np.float32]:
    """Return one unit vector a text; computed once for the same texts and the same model."""
    return kept_matrix([MODEL_SHA256, *texts], (len(texts), WIDTH), lambda: embedder.encode(texts), folder)


def kept_matrix(
    inputs: Sequence[str], shape: tuple[int, int], make: Callable[[], NDArray[np.float32]], folder: Path = CACHE
) -> NDArray[np.float32]:
    """Return the matrix that ``make`` computes, computed once for the same ``inputs``; a broken file is made anew."""
    path = folder / f"{_key(inputs)}.npy"
    found = _read(path, shape)
    if found is not None:
        return found
    computed = make()
    _write(path, computed)
    return computed


def _key(inputs: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for text in inputs:
        digest.update(text.encode() + b"\0")
    return digest.hexdigest()[:32]


def _read(path: Path, shape: tuple[int, int]) -> NDArray[np.float32] | None:
    import numpy as np

    try:
        matrix: NDArray[np.float32] = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return matrix if matrix.shape == shape and matrix.dtype == np.float32 else None


def _write(path: Path, matrix: NDArray[np.float32]) -> None:
    import numpy as np

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            np.save(file, matrix, allow_pickle=False)
        os.replace(name, path)
        newest_first = sorted(path.parent.glob("*.npy"), key=lambda old: old.stat().st_mtime, reverse=True)
        for old in newest_first[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:  # a folder that cannot be written, as in a container, costs time but no answer
        return
