"""The server runs without TensorFlow, and everything that needs it says so."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from hippath.assistant.lean_imports import LEFT_OUT

IMPORTS_AT_LOAD = re.compile(r"^(?:import|from) tensorflow", re.MULTILINE)
SERVE = """
from hippath.assistant.lean_imports import lean_imports
lean_imports()
from pathlib import Path
from hippath.assistant.load import load_assistant
import sys
agent = load_assistant(Path(sys.argv[1]), None, {"text": "safety"})
assert agent.is_ready()
assert "tensorflow" not in sys.modules, "something imports TensorFlow"
"""
REFUSE = """
from hippath.assistant.lean_imports import lean_imports
lean_imports()
from rasa.nlu.classifiers.diet_classifier import DIETClassifier
for make in (DIETClassifier, DIETClassifier.create, DIETClassifier.load):
    try:
        make({})
    except RuntimeError as error:
        print(error)
"""


def test_the_assistant_is_loaded_without_tensorflow(model_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", SERVE, str(model_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_what_is_left_out_cannot_be_used() -> None:
    done = subprocess.run([sys.executable, "-c", REFUSE], capture_output=True, text=True, check=True)
    assert done.stdout.count("DIETClassifier needs TensorFlow") == 3


def test_every_part_of_rasa_that_imports_tensorflow_is_left_out_and_no_other() -> None:
    spec = find_spec("rasa")
    assert spec is not None and spec.origin is not None
    home = Path(spec.origin).parent
    importing = {
        ".".join(path.relative_to(home.parent).with_suffix("").parts)
        for path in home.rglob("*.py")
        if IMPORTS_AT_LOAD.search(path.read_text(encoding="utf-8"))
    }
    assert importing <= LEFT_OUT
    assert all(find_spec(name) for name in LEFT_OUT - importing)
