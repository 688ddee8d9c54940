"""A finding composed from parts."""

from __future__ import annotations

from typing import NamedTuple

from hippath.understanding.patterns import Match


class Composed(NamedTuple):
    """One composed finding."""

    id: str
    """Atom id."""
    span: Match
    """The words it was read from."""
    mentions: tuple[Match, ...]
    """Mentions whose status it has: the first one's, unless another is denied."""
    fine: bool
    """Whether the words say that there is no trouble: the finding is absent."""
    rule: str
    """The composition, as its parts: "pain x groin"."""
