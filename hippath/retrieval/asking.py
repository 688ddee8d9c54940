"""Whether a sentence asks something."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"\?|^\W*(?:(?:so|ok|okay|and|but|also|well|hi|hello|please|actually)\W+)*"
    r"(?:what|whats|why|how|hows|when|where|which|who|can|could|should|shall|is|are|do|does|did|will|would|am|any|tell|explain)\b",
    re.IGNORECASE,
)


def asks(sentence: str) -> bool:
    """Return whether the sentence has the form of a question: a question mark, or words that open one."""
    return bool(_ASKS.search(sentence))
