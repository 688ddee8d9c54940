"""Copies that Rasa makes of what it logs, left out."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from rasa.core import processor
from rasa.core.actions import forms
from rasa.core.policies import memoization, rule_policy

MODULES = (processor, forms, memoization, rule_policy)
"""Modules of Rasa that use ``copy`` for log lines and for nothing else, which a test makes sure of."""


def _as_it_is(value: Any) -> Any:
    return value


def apply() -> None:
    """Hand log lines what they log, not a copy of it.

    Rasa copies states, events and the whole message for debug lines, ten times a turn, whether or not anybody sees them
    (no upstream issue is known). A line is written before the next statement, so it needs no copy.
    """
    for module in MODULES:
        module.copy = SimpleNamespace(deepcopy=_as_it_is)
