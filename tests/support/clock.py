"""A clock that is set by hand."""


class Clock:
    """Seconds since 1970, as `now` says."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now
