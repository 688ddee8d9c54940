"""A text prepared for reading: tokens, clauses and every word-list match."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hippath.knowledge import Knowledge
from hippath.understanding.clauses import Clause, split
from hippath.understanding.lexicon import lexicon
from hippath.understanding.patterns import Match
from hippath.understanding.people import others_words
from hippath.understanding.tokens import Token

_UNBARRED = frozenset(
    "not cue treatment feature medicine_condition time injection plan not_treatment not_feature recently".split()
)
"""Kinds that a word trap ("hip doctor", "pop in to") does not silence."""


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
    pronouns_name_others: bool = True
    """Whether "he" or "she" alone means somebody else than the patient; in clinicians' notes it is the patient."""

    def clause_of(self, match: Match) -> Clause:
        """Return the clause in which a match starts."""
        return self._clause_at[match.first]

    def sentence_end(self, match: Match) -> int:
        """Return the index of the last token of the sentence in which a match starts."""
        sentence = self.clause_of(match).sentence
        return max(clause.last for clause in self.clauses if clause.sentence == sentence)

    def words(self, match: Match) -> str:
        """Return the person's words for a match."""
        return self.text[self.tokens[match.first].start : self.tokens[match.last].end]

    def of(self, kind: str, *identities: str) -> list[Match]:
        """Return the matches of one kind, all or those with the given ids."""
        found = self.matches.get(kind, [])
        if not identities:
            return found
        key = (kind, identities)
        if key not in self._by_ids:
            self._by_ids[key] = [match for match in found if match.id in identities]
        return self._by_ids[key]

    def starts(self, kind: str, *identities: str) -> frozenset[int]:
        """Return the index of the first token of every match of a kind."""
        key = (kind, identities)
        if key not in self._starts:
            self._starts[key] = frozenset(match.first for match in self.of(kind, *identities))
        return self._starts[key]

    @cached_property
    def _starts(self) -> dict[tuple[str, tuple[str, ...]], frozenset[int]]:
        return {}

    @cached_property
    def _by_ids(self) -> dict[tuple[str, tuple[str, ...]], list[Match]]:
        return {}

    @cached_property
    def _clause_at(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses for _ in range(clause.first, clause.last + 1))

    @cached_property
    def sites(self) -> list[Match]:
        """Every place but those inside a longer one: not the "hip" of "side of my hip"."""
        ordered = sorted(self.of("site"), key=lambda site: (site.first - site.last, -site.first))
        taken: set[int] = set()
        kept = []
        for site in ordered:
            words = range(site.first, site.last + 1)
            if taken.isdisjoint(words):
                taken.update(words)
                kept.append(site)
        return sorted(kept, key=lambda site: site.first)

    @cached_property
    def consumed(self) -> frozenset[int]:
        """Indices of tokens whose denial belongs to a phrase of its own, such as "no better" or "does not help".

        An outcome that runs on over a finding is none: "didn't fall or anything".
        """
        found = [match.first for kind in ("symptom", "feature") for match in self.of(kind)]
        outcomes = [match for match in self.of("helped") if not any(match.first < first <= match.last for first in found)]
        phrases = [
            *self.of("trend"),
            *outcomes,
            *self.of("regular"),
            *self.of("injection", "wore_off"),
            *self.of("cue", "no_negation", "any_more"),
        ]
        return frozenset(index for match in phrases for index in range(match.first, match.last + 1))

    @cached_property
    def others(self) -> frozenset[int]:
        """Indices of the tokens that speak of somebody else."""
        sentences: dict[int, tuple[int, int]] = {}
        for clause in self.clauses:
            first, _ = sentences.get(clause.sentence, (clause.first, 0))
            sentences[clause.sentence] = (first, clause.last)
        traps = {index for match in self.of("cue", "no_person") for index in range(match.first, match.last + 1)}
        people = [match for match in self.of("cue", "other_person") if match.first not in traps]
        if not people and not self.pronouns_name_others:
            return frozenset()
        return others_words(self.tokens, list(sentences.values()), people, self.of("cue", "teller"))


def read(text: str, knowledge: Knowledge, pronouns_name_others: bool = True) -> Reading:
    """Return ``text`` prepared for reading."""
    words = lexicon(knowledge)
    tokens = words.tokens(text)
    matches = words.matches(tokens)
    barred = {index for match in matches.get("not", []) for index in range(match.first, match.last + 1)}
    kept = {
        kind: found if kind in _UNBARRED else [match for match in found if match.first not in barred]
        for kind, found in matches.items()
    }
    traps = [match for match in matches.get("not_feature", []) if not match.denied]
    kept["feature"] = [match for match in matches.get("feature", []) if not any(_traps(trap, match) for trap in traps)]
    kept["sensation"] = _outermost(kept.get("sensation", []))
    return Reading(text, tuple(tokens), tuple(split(tokens, text)), kept, knowledge, pronouns_name_others)


def _traps(trap: Match, feature: Match) -> bool:
    """Return whether a trap takes a feature away. It leaves what it merely passes over: "RA, lymphoma in remission"."""
    return trap.first <= feature.first <= trap.last and not trap.passes_over(feature)


def _outermost(matches: list[Match]) -> list[Match]:
    """Drop a match inside a longer one of another id: the "pain" of "pain free"."""
    return [
        match
        for match in matches
        if not any(
            other.id != match.id
            and other.first <= match.first
            and match.last <= other.last
            and other.last - other.first > match.last - match.first
            for other in matches
        )
    ]
