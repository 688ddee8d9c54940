"""Everything matched in one pass over the tokens, built once for a knowledge folder."""

from __future__ import annotations

from functools import lru_cache
from typing import Iterable, Iterator

from hippath.knowledge import Knowledge, load_knowledge
from hippath.understanding.patterns import Match, PatternMatcher, words_of
from hippath.understanding.spelling import Speller
from hippath.understanding.tokens import Token, tokenize

Lists = Iterable[tuple[str, Iterable[str]]]


class Lexicon:
    """The word lists of a knowledge folder, compiled."""

    def __init__(self, knowledge: Knowledge) -> None:
        lists = list(_lists(knowledge))
        self.speller = Speller(word for _, patterns in lists for pattern in patterns for word in words_of(pattern))
        self._matcher = PatternMatcher(lists)

    def tokens(self, text: str) -> list[Token]:
        """Return the tokens of ``text``, slips mended towards the words of knowledge."""
        return tokenize(text, self.speller)

    def matches(self, tokens: list[Token]) -> dict[str, list[Match]]:
        """Return every match by the kind of its list, for example ``site`` or ``cue``; ids come without the kind."""
        found: dict[str, list[Match]] = {}
        for match in self._matcher.find(tokens):
            kind, _, identity = match.id.partition(":")
            found.setdefault(kind, []).append(Match(identity, match.first, match.last))
        return {kind: sorted(items, key=lambda item: (item.first, -item.last)) for kind, items in found.items()}


@lru_cache(maxsize=4)
def _lexicon(folder: str) -> Lexicon:
    from pathlib import Path

    return Lexicon(load_knowledge(Path(folder)))


def lexicon(knowledge: Knowledge) -> Lexicon:
    """Return the compiled word lists of ``knowledge``, made once."""
    return _lexicon(str(knowledge.folder))


def _lists(knowledge: Knowledge) -> Iterator[tuple[str, tuple[str, ...]]]:
    language = knowledge.language
    for kind, table in (
        ("site", language.sites),
        ("sensation", language.sensations),
        ("trigger", language.triggers),
        ("cue", language.cues),
        ("side", language.sides),
        ("trend", language.trends),
        ("regular", language.regular),
        ("plan", language.treatment_status),
        ("helped", language.helped),
        ("medicine_condition", language.medicine_conditions),
    ):
        yield from ((f"{kind}:{identity}", patterns) for identity, patterns in table.items())
    for kind, entries in (
        ("symptom", knowledge.symptoms),
        ("feature", knowledge.features),
        ("treatment", knowledge.treatments),
        ("activity", knowledge.activities),
    ):
        yield from ((f"{kind}:{identity}", entry.phrases) for identity, entry in entries.items())
    yield "painless:painless", language.painless
    yield "not:not", language.not_findings
    for name in ("elsewhere", "helped", "wore_off", "failed"):
        yield f"injection:{name}", getattr(language.injection, name)
    yield "time:provoking_load", language.provoking_load
    for name in ("treatment_words", "other_words", "since", "over", "almost"):
        yield f"time:{name}", getattr(language.durations, name)
