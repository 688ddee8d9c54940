"""Rasa copies what it logs, and nothing else, where its copies are left out."""

from __future__ import annotations

import ast
import inspect
from types import ModuleType

import pytest

from hippath.nlu import log_mend


def copies(module: ModuleType) -> tuple[int, int]:
    """Return how many uses of ``copy`` stand in log lines, and how many elsewhere."""
    tree = ast.parse(inspect.getsource(module))
    lines = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "structlogger.debug"]
    logged = {id(inner) for line in lines for inner in ast.walk(line)}
    used = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "copy"]
    inside = sum(id(node) in logged for node in used)
    return inside, len(used) - inside


@pytest.mark.parametrize("module", log_mend.MODULES, ids=lambda module: str(module.__name__))
def test_copies_stand_in_log_lines_only(module: ModuleType) -> None:
    in_lines, elsewhere = copies(module)
    assert elsewhere == 0, "Rasa copies something else here: the mend must leave this module alone"
    assert in_lines > 0, "Rasa no longer copies what it logs: remove this module from the mend"
