"""Text as it came from outside, made safe to hand to Rasa."""

from __future__ import annotations

import re
import unicodedata

DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Control, format, surrogate, private-use and unassigned code points: invisible, or refused by a database."""
SPACES = re.compile(r"\s+")
SLASHES = re.compile(r"^[\s/]+")


def normalise(text: str) -> str:
    """Return `text` in NFC, visible characters only, single spaces, without leading slashes.

    Rasa takes a message that starts with a slash for a command that sets slots or wipes the talk, even
    behind unicode look-alikes of white space, so all this is repeated until nothing changes.
    """
    while True:
        cleaned = SLASHES.sub("", SPACES.sub(" ", _visible(unicodedata.normalize("NFC", text)))).strip()
        if cleaned == text:
            return cleaned
        text = cleaned


def _visible(text: str) -> str:
    return "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in DROPPED
    )
