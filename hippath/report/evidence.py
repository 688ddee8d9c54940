"""What a statement rests on, for a reader who decides whether to sign it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hippath.knowledge import Knowledge

CHECKED, OWN_RULE, NOT_CHECKED = "checked", "own rule", "not checked"
"""States of a source: its text was looked at; a choice of this project; nobody looked."""


@dataclass(frozen=True)
class Evidence:
    """The sources of one statement."""

    sources: tuple[tuple[str, str], ...]
    """Key and state of each source."""
    state: str
    """The best state among them."""


def evidence(knowledge: Knowledge) -> Callable[[Sequence[str]], Evidence]:
    """Return a function source keys -> evidence."""

    def state(key: str) -> str:
        if key in knowledge.wording.own_rules:
            return OWN_RULE
        return CHECKED if knowledge.sources[key].verified else NOT_CHECKED

    def of(keys: Sequence[str]) -> Evidence:
        pairs = tuple((key, state(key)) for key in keys)
        found = {value for _, value in pairs}
        return Evidence(pairs, next((best for best in (CHECKED, OWN_RULE) if best in found), NOT_CHECKED))

    return of
