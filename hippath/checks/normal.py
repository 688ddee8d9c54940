"""Ways of asking made comparable."""

from __future__ import annotations

import re

_OTHER = re.compile(r"[^a-z0-9]+")


def normal(ask: str) -> str:
    """Return the words in small letters without marks: "What's an MRI?" -> "whats an mri"."""
    return _OTHER.sub(" ", ask.lower().replace("'", "").replace("’", "")).strip()
