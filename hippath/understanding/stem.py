"""Endings taken off, so that hurts, hurt and hurting are one word."""

from __future__ import annotations

from functools import lru_cache

_KEEP = frozenset(
    {
        "this",
        "was",
        "is",
        "has",
        "his",
        "does",
        "yes",
        "us",
        "gas",
        "psoas",
        "always",
        "during",
        "thing",
        "pins",
        "spine",
        "less",
        "note",
        "site",
        "care",
        "here",
        "bite",
        "hope",
        "pine",
        "cane",
        "bare",
        "hate",
        "mate",
        "news",
    }
)
_DOUBLED = frozenset("bdgmnprt")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the word without plural, past or -ing endings; short words stay whole."""
    if word in _KEEP or len(word) < 4:
        return word
    if word.endswith("'s"):
        word = word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and any(letter in "aeiouy" for letter in base):
            if len(base) > 3 and base[-1] == base[-2] and base[-1] in _DOUBLED:
                return base[:-1]
            return base.rstrip("e")
    if word.endswith("es") and word[-3] in "shxz":
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
