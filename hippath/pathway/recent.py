"""What was reckoned for the last few facts: within a turn the same facts are looked at a dozen times."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from hippath.knowledge import Knowledge, load_knowledge
from hippath.pathway.facts import Facts

LAST = 32
Result = TypeVar("Result")


class _Same:
    """Knowledge told apart by which object it is: comparing its contents would take longer than what is saved."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.knowledge is self.knowledge

    def __hash__(self) -> int:
        return id(self.knowledge)


def remembered(reckon: Callable[[Facts, Knowledge], Result]) -> Callable[..., Result]:
    """Return ``reckon`` that keeps its last results; knowledge is the installed one unless given.

    Results must not be changed by who gets them. They are kept in memory only, and few of them.
    """

    @lru_cache(maxsize=LAST)
    def kept(facts: Facts, same: _Same) -> Result:
        return reckon(facts, same.knowledge)

    @wraps(reckon)
    def looked_up(facts: Facts, knowledge: Knowledge | None = None) -> Result:
        return kept(facts, _Same(knowledge or load_knowledge()))

    return looked_up
