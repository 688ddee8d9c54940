"""The words that the baselines look for, read from ``phrasings.yml``, and what finding them means."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Iterable, Iterator, NamedTuple

from ruamel.yaml import YAML

from evaluation.systems.base import Understood

_FILE = Path(__file__).with_name("phrasings.yml")
_TREATMENT_STATUS = {"present": "tried", "past": "tried", "absent": "declined", "possible": "planned"}
"""Assertion status -> what it says of a treatment; another person's treatment says nothing."""


class Phrasing(NamedTuple):
    """One way of saying something."""

    kind: str
    """symptoms, treatments or medicine_conditions."""
    id: str
    """What is said."""
    words: str
    """The words."""


class Mention(NamedTuple):
    """A phrasing found in a text."""

    start: int
    """First character."""
    end: int
    """One past the last character."""
    phrasing: Phrasing
    """The phrasing."""


PHRASINGS = tuple(
    Phrasing(kind, id, words)
    for kind, ids in YAML(typ="safe").load(_FILE).items()
    for id, phrases in ids.items()
    for words in phrases
)
"""Every phrasing of the file."""
_BY_WORDS = {phrasing.words.lower(): phrasing for phrasing in PHRASINGS}
_LONGEST_FIRST = sorted(_BY_WORDS, key=len, reverse=True)
_PATTERN = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?!\w)", re.IGNORECASE)
_TREATMENTS = {phrasing.id for phrasing in PHRASINGS if phrasing.kind == "treatments"}


def find(text: str) -> Iterator[Mention]:
    """Yield the phrasings in ``text`` as whole words; of those that start at the same word, the longest."""
    for match in _PATTERN.finditer(text):
        yield Mention(match.start(), match.end(), _BY_WORDS[match[0].lower()])


def understood(mentions: Iterable[tuple[str, str]]) -> Understood:
    """Return what a message says that mentions these ids, each with its assertion status."""
    pairs = set(mentions)
    treatments = {(id, status) for id, status in pairs if id in _TREATMENTS}
    return Understood(
        frozenset(pairs - treatments),
        frozenset((id, _TREATMENT_STATUS[status]) for id, status in treatments if status in _TREATMENT_STATUS),
    )
