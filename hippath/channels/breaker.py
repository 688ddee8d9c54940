"""Stops calling what keeps failing, and tries again after a rest."""

from __future__ import annotations

import time
from collections.abc import Callable

FAILURES = 5
REST_SECONDS = 10.0


class Breaker:
    """Opens after `failures` in a row; after `rest_seconds` one call tries whether it works again."""

    def __init__(
        self, failures: int = FAILURES, rest_seconds: float = REST_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = failures
        self._rest = rest_seconds
        self._clock = clock
        self._failed = 0
        self._closed_again = 0.0

    def lets_through(self) -> bool:
        """Return whether to call. A caller that gets True says afterwards how it went."""
        if self._failed < self._most:
            return True
        if self._clock() < self._closed_again:
            return False
        self._closed_again = self._clock() + self._rest
        return True

    def note(self, worked: bool) -> None:
        """Count how a call went."""
        self._failed = 0 if worked else self._failed + 1
        if not worked and self._failed >= self._most:
            self._closed_again = self._clock() + self._rest
