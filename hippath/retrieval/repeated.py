"""Embeddings of texts that come again, kept for a short while."""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING

from hippath.retrieval.embedder import Embedder
from hippath.retrieval.one_question import OneQuestionEmbedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_KEPT = 512
SECONDS_KEPT = 300.0
"""A message is read up to four times within its turn, an answer to a quick reply comes from every other patient."""


class RepeatedEmbedder(Embedder):
    """Encodes a text once in five minutes.

    No text is kept: a vector is found by a hash that is keyed anew in every process, and forgotten when it is old or when
    there are too many. Whole lists (the knowledge, training) pass through.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._secret = os.urandom(32)
        self._lock = Lock()
        self._kept: OrderedDict[bytes, tuple[float, NDArray[np.float32]]] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector a text, shape (len(texts), 384). Raises EmbedderError."""
        if len(texts) != 1:
            return super().encode(texts)
        key = self._key(texts[0])
        with self._lock:
            self._forget_old()
            known = self._kept.get(key)
        if known is not None:
            return known[1].copy()
        vector = super().encode(texts)
        with self._lock:
            self._kept[key] = (self._clock(), vector.copy())
        return vector

    def _key(self, text: str) -> bytes:
        same = text.lower() if text.isascii() else text  # the model knows small letters only
        return blake2b(same.encode(errors="surrogatepass"), key=self._secret, digest_size=32).digest()

    def _forget_old(self) -> None:
        limit = self._clock() - SECONDS_KEPT
        while self._kept and (len(self._kept) >= MOST_KEPT or next(iter(self._kept.values()))[0] < limit):
            self._kept.popitem(last=False)


@lru_cache(maxsize=1)
def shared_embedder() -> Embedder:
    """Return the process's own embedder: the model is loaded once."""
    return OneQuestionEmbedder() if _one_question else RepeatedEmbedder()


_one_question = False


def expect_one_question() -> None:
    """Make the shared embedder one that starts quickly; for a command that answers one question and ends, before it does."""
    global _one_question
    _one_question = True
    shared_embedder.cache_clear()
