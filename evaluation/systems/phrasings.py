"""The words that the baselines look for, read from ``phrasings.yml``, and what finding them means."""

from __future__ import annotations

from pathlib import Path
from typing import Iterable, Mapping, NamedTuple

from ruamel.yaml import YAML

from evaluation.systems.base import Understood

_FILE = Path(__file__).with_name("phrasings.yml")
_TREATMENTS = "treatments"
_TREATMENT_STATUS = {"present": "tried", "past": "tried", "absent": "declined", "possible": "planned"}
"""Assertion status -> what it says of a treatment; another person's treatment says nothing."""


class Phrasing(NamedTuple):
    """One way of saying something."""

    id: str
    """Symptom, treatment or medicine condition."""
    words: str
    """The words."""


def _read() -> Mapping[str, Mapping[str, list[str]]]:
    content: Mapping[str, Mapping[str, list[str]]] = YAML(typ="safe").load(_FILE)
    return content


_KINDS = _read()
PHRASINGS = tuple(Phrasing(id, words) for ids in _KINDS.values() for id, phrases in ids.items() for words in phrases)
"""Every phrasing of the file."""


def understood(mentions: Iterable[tuple[str, str]]) -> Understood:
    """Return what a message says that mentions these ids, each with its assertion status."""
    pairs = set(mentions)
    treatments = {(id, status) for id, status in pairs if id in _KINDS[_TREATMENTS]}
    return Understood(
        frozenset(pairs - treatments),
        frozenset((id, _TREATMENT_STATUS[status]) for id, status in treatments if status in _TREATMENT_STATUS),
    )
