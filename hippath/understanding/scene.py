"""A text prepared for reading: tokens, clauses and every word-list match."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hippath.knowledge import Knowledge
from hippath.understanding.clauses import Clause, clause_at, split
from hippath.understanding.lexicon import lexicon
from hippath.understanding.patterns import Match
from hippath.understanding.tokens import Token


@dataclass(frozen=True)
class Reading:
    """One text with all that was matched in it."""

    text: str
    """The text, as given."""
    tokens: tuple[Token, ...]
    """Its tokens."""
    clauses: tuple[Clause, ...]
    """Its clauses."""
    matches: dict[str, list[Match]]
    """Matches by kind."""
    knowledge: Knowledge
    """The knowledge it was read with."""

    def clause_of(self, match: Match) -> Clause:
        """Return the clause in which a match starts."""
        return clause_at(self.clauses, match.first)

    def words(self, match: Match) -> str:
        """Return the person's words for a match."""
        return self.text[self.tokens[match.first].start : self.tokens[match.last].end]

    def of(self, kind: str, *identities: str) -> list[Match]:
        """Return the matches of one kind, all or those with the given ids."""
        found = self.matches.get(kind, [])
        return [match for match in found if match.id in identities] if identities else found

    @cached_property
    def consumed(self) -> frozenset[int]:
        """Indices of tokens whose negation belongs to a phrase of its own, such as "no better" or "does not help"."""
        phrases = [
            *self.of("trend"),
            *self.of("helped"),
            *self.of("regular"),
            *self.of("injection"),
        ]
        return frozenset(index for match in phrases for index in range(match.first, match.last + 1))


def read(text: str, knowledge: Knowledge) -> Reading:
    """Return ``text`` prepared for reading."""
    words = lexicon(knowledge)
    tokens = words.tokens(text)
    matches = words.matches(tokens)
    barred = {index for match in matches.get("not", []) for index in range(match.first, match.last + 1)}
    kept = {
        kind: [match for match in found if kind in ("not", "feature") or match.first not in barred]
        for kind, found in matches.items()
    }
    return Reading(text, tuple(tokens), tuple(split(tokens, text)), kept, knowledge)
