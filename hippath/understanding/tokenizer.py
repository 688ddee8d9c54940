"""The one tokeniser: spaCy's English rules, shared by understanding and the Rasa pipeline."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


@lru_cache(maxsize=1)
def make_nlp() -> Language:
    """Return spaCy's blank English pipeline: tokenisation only, no model to download."""
    import spacy

    return spacy.blank("en")
