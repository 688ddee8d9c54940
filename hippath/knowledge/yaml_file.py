"""YAML as a clinician means it: ``no`` is a word, a key twice is an error, every key has a line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from hippath.knowledge.errors import KnowledgeError, Problem


class _Loader(yaml.CSafeLoader):
    """Keeps yes, no, on and off as words (YAML 1.2) and refuses a key written twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key '{key_node.value}' is here twice; keep one", key_node.start_mark
                )
            seen.add(key_node.value)
        return super().construct_mapping(node, deep=deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if first not in tuple("yYnNoO") or "bool" not in tag]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path, name: str) -> Any:
    """Return the content of ``path``; raise KnowledgeError naming ``name`` and the line when it is not YAML."""
    try:
        return parse_yaml(path.read_text(encoding="utf-8"), name)
    except FileNotFoundError:
        raise KnowledgeError([Problem(name, None, "", "the file is missing; restore it")]) from None
    except UnicodeDecodeError:
        raise KnowledgeError([Problem(name, None, "", "the file is not UTF-8; save it as UTF-8")]) from None


def parse_yaml(text: str, name: str) -> Any:
    """Return the content of a YAML text; raise KnowledgeError naming ``name`` and the line when it is none."""
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise KnowledgeError([Problem(name, line, "", f"not valid YAML: {error.problem}")]) from None
    except yaml.YAMLError as error:
        raise KnowledgeError([Problem(name, None, "", f"not valid YAML: {error}")]) from None


def line_of(path: Path, location: tuple[str | int, ...]) -> int | None:
    """Return the line, from 1, of the deepest part of ``location`` that exists in the file."""
    changed = path.stat()
    node = _composed(path, changed.st_mtime_ns, changed.st_size)
    line: int | None = None
    for step in location:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        elif isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == str(step)]
            if not found:
                break
            line = found[0][0].start_mark.line + 1
            node = found[0][1]
        else:
            break
    return line


@lru_cache(maxsize=128)
def _composed(path: Path, changed: int, size: int) -> yaml.Node | None:
    """Return the file's nodes; the time of its last change and its size tell one state of it from another."""
    node: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return node
