"""medSpaCy: the ConText algorithm with the rules that it comes with, for clinical notes."""

from __future__ import annotations

import medspacy
from loguru import logger
from medspacy.target_matcher import TargetRule
from spacy.tokens import Span

from evaluation.systems.base import System, Understood
from evaluation.systems.phrasings import PHRASINGS, understood

_STATUS = {
    "is_negated": "absent",
    "is_historical": "past",
    "is_hypothetical": "possible",
    "is_uncertain": "possible",
    "is_family": "other_person",
}
"""medSpaCy's attribute -> assertion status; the first that holds."""


class Medspacy(System):
    """Its default pipeline, told the phrasings as targets."""

    name = "medspacy"

    def __init__(self) -> None:
        """Load the pipeline and the phrasings."""
        logger.disable("PyRuSH")  # its sentence splitter prints every text
        self._pipeline = medspacy.load()
        targets = self._pipeline.get_pipe("medspacy_target_matcher")
        targets.add([TargetRule(phrasing.words, phrasing.id) for phrasing in PHRASINGS])

    def understand(self, text: str) -> Understood:
        """Return the phrasings found, with the status that ConText gives them."""
        return understood((found.label_, _status(found)) for found in self._pipeline(text).ents)

    def status(self, text: str, start: int, end: int) -> str:
        """Return what ConText says of the words as an entity of their own."""
        document = self._pipeline.get_pipe("medspacy_pyrush")(self._pipeline.make_doc(text))
        document.ents = [document.char_span(start, end, label="mention", alignment_mode="expand")]
        return _status(self._pipeline.get_pipe("medspacy_context")(document).ents[0])


def _status(found: Span) -> str:
    return next((status for attribute, status in _STATUS.items() if found._.get(attribute)), "present")
