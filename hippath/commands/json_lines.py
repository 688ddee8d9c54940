"""One JSON object a line in and out: a bad line is answered with an error in its place, the others go on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any


class BadLine(ValueError):
    """The object on this line cannot be used; the message says which field and what is allowed."""


def answer_lines(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
    """Write `answer` of each object on standard input; return the exit code, 1 when any line was bad."""
    code = 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            print_json(answer(_object(line)))
        except BadLine as error:
            print_json({"error": f"line {number}: {error}"})
            code = 1
    return code


def print_json(content: dict[str, Any]) -> None:
    """Write one object on one line of standard output, at once."""
    print(json.dumps(content, ensure_ascii=False, default=str), flush=True)


def text_of(content: dict[str, Any], field: str) -> str:
    """Return the text in `field`; raise BadLine when there is none."""
    value = content.get(field)
    if not isinstance(value, str) or not value.strip():
        raise BadLine(f'"{field}" must be a text with at least one word')
    return value


def only(content: dict[str, Any], *allowed: str) -> None:
    """Raise BadLine when the object has a field that is not among `allowed`."""
    unknown = sorted(set(content) - set(allowed))
    if unknown:
        raise BadLine(f'"{unknown[0]}" is not a field here; allowed: {", ".join(allowed)}')


def _object(line: bytes) -> dict[str, Any]:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine("not JSON in UTF-8") from None
    if not isinstance(content, dict):
        raise BadLine('must be a JSON object such as {"text": "..."}')
    return content
