"""The pathway table."""

from __future__ import annotations

from hippath.knowledge import Knowledge
from hippath.knowledge.conditions import State, holds
from hippath.knowledge.pathway import Row


def first_row(state: State, knowledge: Knowledge) -> Row:
    """Return the first row whose condition holds; what is not known to hold does not."""
    return next(row for row in knowledge.pathway.rows if holds(row.when, state))
