"""What a server sets up for itself when everything is loaded."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import gc, sys
from hippath.serving.interpreter import settle_interpreter
loaded = [[] for _ in range(1000)]
settle_interpreter()
assert gc.isenabled() and gc.get_freeze_count() > 1000
assert sys.getswitchinterval() < 0.001
"""


def test_what_is_loaded_is_left_alone_and_threads_take_turns() -> None:
    subprocess.run([sys.executable, "-c", CODE], check=True)
