"""A list of synonyms: what most chat bots understand with. Whatever is named is taken to be so."""

from __future__ import annotations

from evaluation.systems.base import System, Understood
from evaluation.systems.phrasings import find, understood


class Synonyms(System):
    """Finds the phrasings."""

    name = "synonyms"

    def understand(self, text: str) -> Understood:
        """Return every symptom and condition named as present, every treatment as tried."""
        return understood((mention.phrasing.id, "present") for mention in find(text))
