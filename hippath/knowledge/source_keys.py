"""A list of source keys that is never empty."""

from __future__ import annotations

from typing import Any, Callable, Iterator, Tuple


class SourceKeys(Tuple[str, ...]):
    """Keys of ``sources.yml``; at least one, since a clinical sentence without a source does not ship."""

    @classmethod
    def __get_validators__(cls) -> Iterator[Callable[[Any], SourceKeys]]:
        yield cls.parse

    @classmethod
    def parse(cls, value: Any) -> SourceKeys:
        """Return the keys; raise ValueError when there are none or one is no word."""
        if not isinstance(value, (list, tuple)) or not value or not all(isinstance(key, str) for key in value):
            raise ValueError("needs a list of at least 1 source key, for example [seed1]")
        return cls(value)
