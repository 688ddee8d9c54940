"""A second language: texts of ``translations/<language>/`` laid over the English content, by the same ids and keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hippath.knowledge.errors import Problem
from hippath.knowledge.yaml_file import line_of, read_yaml

ENGLISH = "en"
FOLDER = "translations"
_NAMES = ("id", "key", "value", "row")
"""Keys that name an entry of a list."""


def translated(content: Any, folder: Path, name: str, language: str, problems: list[Problem]) -> Any:
    """Return ``content`` of the file ``name`` with what the language's file of the same name says in its place.

    A file holds only what it translates: entries of lists are found by their id, every other list is replaced as a whole. What
    is not there stays English. What the English file does not have is a problem.
    """
    home = f"{FOLDER}/{language}/{name}"
    path = folder / home
    if language == ENGLISH or not path.exists():
        return content
    return _laid_over(content, read_yaml(path, home), (), path, home, problems)


def _laid_over(base: Any, over: Any, place: tuple[str | int, ...], path: Path, home: str, problems: list[Problem]) -> Any:
    if isinstance(base, dict) and isinstance(over, dict):
        result = dict(base)
        for key, value in over.items():
            if key not in base:
                problems.append(_nothing(path, home, (*place, key), str(key)))
                continue
            result[key] = _laid_over(base[key], value, (*place, key), path, home, problems)
        return result
    if isinstance(base, list) and isinstance(over, list) and _name(over[0] if over else None):
        return _entries(base, over, place, path, home, problems)
    return over


def _entries(
    base: list[Any], over: list[Any], place: tuple[str | int, ...], path: Path, home: str, problems: list[Problem]
) -> list[Any]:
    result = list(base)
    places = {_name(item): index for index, item in enumerate(base)}
    for index, item in enumerate(over):
        at = places.get(_name(item))
        if at is None:
            problems.append(_nothing(path, home, (*place, index), str(_name(item))))
            continue
        result[at] = _laid_over(base[at], item, (*place, index), path, home, problems)
    return result


def _name(item: Any) -> Any:
    if not isinstance(item, dict):
        return None
    return next((item[key] for key in _NAMES if key in item), None)


def _nothing(path: Path, home: str, place: tuple[str | int, ...], what: str) -> Problem:
    return Problem(home, line_of(path, place), what, "the English content has nothing of that name; correct or remove it")
