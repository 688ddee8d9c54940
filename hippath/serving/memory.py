"""The garbage collector, told that what the server loaded stays."""

from __future__ import annotations

import gc

YOUNG = 10_000
"""New objects between two looks at the young ones; a turn makes some thousand, nearly all gone when it ends (Python: 700)."""


def settle_memory() -> None:
    """Keep the collector from walking through model and knowledge again and again; call once, when all is loaded.

    They are millions of objects that live as long as the process. Measured in fifty form answers: one walk of 0.3 s, which
    the patient of that moment waits for.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
