"""A knowledge file taken apart into lines that can be compared with those of an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

_LEFT_OUT = frozenset(("phrases", "says"))
"""Word lists of understanding: how a thing may be said, not what is said about it."""
_NAMES = ("id", "key", "value")
_RULES = frozenset(("when", "ask_when", "no_exercise", "sets", "sources"))
"""Compared as a whole: half a condition means nothing."""
_STATEMENT = frozenset(("text", "sources", "when"))


def statements(content: Any) -> dict[str, list[str]]:
    """Return path -> lines, for example ``patient.short`` -> its statements, each with its sources."""
    lines: dict[str, list[str]] = {}
    for path, line in _lines(content, ()):
        lines.setdefault(".".join(path), []).append(line)
    return lines


def _lines(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if path and path[-1] in _RULES:
        yield path, _flow(value)
    elif isinstance(value, dict) and "text" in value and set(value) <= _STATEMENT:
        yield path, _statement(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _LEFT_OUT:
                yield from _lines(inner, (*path, str(key)))
    elif isinstance(value, list):
        for inner in value:
            name = next((str(inner[key]) for key in _NAMES if key in inner), None) if isinstance(inner, dict) else None
            yield from _lines(inner, path if name is None else (*path, name))
    elif value is not None:
        yield path, str(value)


def _statement(value: dict[str, Any]) -> str:
    sources = ", ".join(map(str, value.get("sources", ())))
    when = f" (when {_flow(value['when'])})" if "when" in value else ""
    return f"{value['text']} [{sources}]{when}"


def _flow(value: Any) -> str:
    return str(yaml.safe_dump(value, default_flow_style=True, width=10**6, sort_keys=False)).removesuffix("\n...\n").strip()
