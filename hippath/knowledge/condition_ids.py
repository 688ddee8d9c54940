"""Which ids of the vocabulary a condition names, and which of them make it hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hippath.knowledge.conditions import AnyOf, Atom, Condition, Not, State, When


def ids_in(condition: When | Condition) -> Iterator[str]:
    """Yield every id the condition names, those under ``not`` too."""
    if isinstance(condition, When):
        for alternative in condition.alternatives:
            for inner in alternative:
                yield from ids_in(inner)
    elif isinstance(condition, Atom):
        yield condition.id
    elif isinstance(condition, AnyOf):
        for inner in condition.conditions:
            yield from ids_in(inner)
    elif isinstance(condition, Not):
        yield from ids_in(condition.condition)


def atoms_of(value: Any) -> frozenset[str]:
    """Return the ids that a ``when`` names, parsed or as written in YAML."""
    return frozenset(ids_in(When.parse(value)))


def met_by(condition: When | Condition, state: State) -> frozenset[str]:
    """Return the present ids that make the condition hold; empty when it does not."""
    if not condition.holds(state):
        return frozenset()
    if isinstance(condition, When):
        parts = [inner for alternative in condition.alternatives if all(c.holds(state) for c in alternative)
                 for inner in alternative]  # fmt: skip
        return frozenset().union(*(met_by(inner, state) for inner in parts))
    if isinstance(condition, Atom):
        return frozenset((condition.id,))
    if isinstance(condition, AnyOf):
        return frozenset().union(*(met_by(inner, state) for inner in condition.conditions))
    return frozenset()
