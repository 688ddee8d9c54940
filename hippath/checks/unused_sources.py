"""Sources that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from hippath.checks.finding import Finding
from hippath.knowledge import Knowledge


def unused_sources(knowledge: Knowledge) -> list[Finding]:
    """Return a warning for each source that no entry of the knowledge cites."""
    cited = set(cited_sources(knowledge))
    return [
        Finding("unused_sources", "warning", "sources.yml", (index,), key, "no text cites this source", "cite it or remove it")
        for index, key in enumerate(knowledge.sources)
        if key not in cited
    ]


def cited_sources(value: Any) -> Iterator[str]:
    """Yield every source key that is cited anywhere inside ``value``, as often as it is cited."""
    if isinstance(value, BaseModel):
        for field, inner in value:
            if field == "sources" and isinstance(inner, tuple):
                yield from inner
            elif field != "sources":
                yield from cited_sources(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from cited_sources(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from cited_sources(inner)
