"""The questions inside a message that may also say other things."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*")
_ASKS = (
    r"(?:what|whats|what's|why|how|hows|when|where|which|who|can|could|should|shall|is|are|do|does|will|would|am|did)\b"
)
_OPENS = re.compile(
    r"^(?:\W*(?:so|ok|okay|and|but|also|well|btw|hi|hey|hello|please|thanks)\b\W*)*" + _ASKS,
    re.IGNORECASE,
)
_ANOTHER = re.compile(r",?\s+(?:and|also|but|plus)\s+(?=(?:also\s+)?" + _ASKS + ")", re.IGNORECASE)
_AFTER_A_COMMA = re.compile(
    r",\s*(?=(?:(?:do|does|can|could|should|shall|will|would|is|are|am|did)\s+(?:i|it|this|that|they|there|you|we|the|my)\b"
    r"|(?:whats|what's|hows|how's|how\s+(?:long|much|often|many|soon|far)|(?:what|why|how|when|where|which|who)\s+(?:(?!(?:i|it|you|we|they|he|she)\b)\w+\s+)?"
    r"(?:do|does|can|could|should|shall|will|would|is|are|am|did))\b))",
    re.IGNORECASE,
)
"""Where a question starts in the middle of a sentence: "51, do i need a scan". "Which hurts" tells, it does not ask."""
_SHORTEST = 3
"""Words that a question needs to be looked up by itself."""


def asked_part(text: str) -> str | None:
    """Return the sentences of ``text`` that ask something, joined; None when none does."""
    return " ".join(_asking(text)) or None


def asked_parts(text: str) -> list[str]:
    """Return each question of ``text`` by itself: "how long does it last and what are the risks?" asks two."""
    parts = [part.strip(" ,") for sentence in _asking(text) for part in _ANOTHER.split(sentence)]
    return [part for part in parts if len(part.split()) >= _SHORTEST]


def _asking(text: str) -> list[str]:
    asking = []
    for sentence in _SENTENCE.findall(text):
        if _OPENS.match(sentence.strip()) or sentence.rstrip().endswith("?"):
            asking.append(sentence.strip())
        else:
            asking += [part.strip() for part in _AFTER_A_COMMA.split(sentence)[1:]]
    return asking
