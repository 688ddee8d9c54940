"""The question inside a message that also says other things."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*")
_OPENS = re.compile(
    r"^(?:\W*(?:so|ok|okay|and|but|also|well|btw|hi|hey|hello|please|thanks)\b\W*)*"
    r"(?:what|whats|what's|why|how|hows|when|where|which|who|can|could|should|shall|is|are|do|does|will|would|am|did)\b",
    re.IGNORECASE,
)


def asked_part(text: str) -> str | None:
    """Return the sentences of ``text`` that ask something, joined; None when none does."""
    asking = [
        sentence.strip()
        for sentence in _SENTENCE.findall(text)
        if sentence.rstrip().endswith("?") or _OPENS.match(sentence.strip())
    ]
    return " ".join(asking) or None
