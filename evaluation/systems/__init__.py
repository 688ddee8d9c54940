"""What reads the labelled texts: hippath and what a user would otherwise pick."""

from typing import Callable

from evaluation.systems.base import System
from evaluation.systems.hippath import Hippath

SYSTEMS: dict[str, Callable[[], System]] = {"hippath": Hippath}
"""Name -> what makes the system; baselines load their libraries when made."""
