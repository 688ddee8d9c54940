"""Token buckets: how fast one conversation, or one address, may send."""

from __future__ import annotations

import time
from collections.abc import Callable

MOST_KEPT = 20_000


class Limiter:
    """Lets each key through at `rate` a second with bursts of `burst`."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, key: str) -> float:
        """Take one turn for `key`: return 0, or the seconds to wait when there is none left."""
        now = self._clock()
        left, then = self._buckets.get(key, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._rate)
        if left < 1:
            self._buckets[key] = (left, now)
            return (1 - left) / self._rate
        self._forget_full(now)
        self._buckets[key] = (left - 1, now)
        return 0.0

    def _forget_full(self, now: float) -> None:
        if len(self._buckets) < MOST_KEPT:
            return
        self._buckets = {
            key: (left, then) for key, (left, then) in self._buckets.items() if left + (now - then) * self._rate < self._burst
        }
