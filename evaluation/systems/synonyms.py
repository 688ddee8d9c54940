"""A list of synonyms: what most chat bots understand with. Whatever is named is taken to be so."""

from __future__ import annotations

import re

from evaluation.systems.base import System, Understood
from evaluation.systems.phrasings import PHRASINGS, understood


class Synonyms(System):
    """Finds the phrasings as whole words; of those that start at the same word, the longest."""

    name = "synonyms"

    def __init__(self) -> None:
        """Make one pattern of all phrasings."""
        self._ids = {phrasing.words.casefold(): phrasing.id for phrasing in PHRASINGS}
        longest_first = sorted(self._ids, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def understand(self, text: str) -> Understood:
        """Return every symptom and condition named as present, every treatment as tried."""
        return understood((self._ids[match[0]], "present") for match in self._pattern.finditer(text.casefold()))
