"""negspaCy: the NegEx algorithm with its clinical terms. It knows denied and not denied."""

from __future__ import annotations

import spacy
from negspacy.negation import Negex
from negspacy.termsets import termset
from spacy.tokens import Span

from evaluation.systems.base import System, Understood
from evaluation.systems.phrasings import PHRASINGS, understood


class Negspacy(System):
    """A blank English pipeline that finds the phrasings and negates them sentence by sentence."""

    name = "negspacy"

    def __init__(self) -> None:
        """Build the pipeline."""
        self._pipeline = spacy.blank("en")
        self._pipeline.add_pipe("sentencizer")
        ruler = self._pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
        ruler.add_patterns([{"label": phrasing.id, "pattern": phrasing.words} for phrasing in PHRASINGS])
        self._negex: Negex = self._pipeline.add_pipe("negex", config={"neg_termset": termset("en_clinical").get_patterns()})

    def understand(self, text: str) -> Understood:
        """Return the phrasings found, denied or present."""
        return understood((found.label_, _status(found)) for found in self._pipeline(text).ents)

    def status(self, text: str, start: int, end: int) -> str:
        """Return whether NegEx denies the words as an entity of their own."""
        document = self._pipeline.get_pipe("sentencizer")(self._pipeline.make_doc(text))
        document.ents = [document.char_span(start, end, label="mention", alignment_mode="expand")]
        return _status(self._negex(document).ents[0])


def _status(found: Span) -> str:
    return "absent" if found._.negex else "present"
