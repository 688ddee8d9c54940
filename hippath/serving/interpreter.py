"""Python's garbage collector and threads, told what a server is."""

from __future__ import annotations

import gc
import sys

YOUNG = 10_000
"""New objects between two looks at the young ones; a turn makes some thousand, nearly all gone when it ends (Python: 700)."""
SWITCH_SECONDS = 0.0005
"""How long a thread computes while another waits for its turn (Python: 0.005)."""


def settle_interpreter() -> None:
    """Set up the interpreter for serving; call once, when all is loaded.

    Model and knowledge are millions of objects that live as long as the process; the collector need not walk through them.
    Measured in fifty form answers: one walk of 0.3 s, which the patient of that moment waits for. A thread that reads or
    stores a conversation gives way at every statement, and waits for the one that answers others to be interrupted:
    with 32 patients at once on one worker and SQLite, 36 of some 170 messages waited over two seconds before, none after.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    sys.setswitchinterval(SWITCH_SECONDS)
