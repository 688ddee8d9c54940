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
        groups = _groups(knowledge)
        words = {word for _, patterns in lists for pattern in patterns for word in words_of(pattern)}
        units = {word for unit in knowledge.language.durations.units for word in (unit, f"{unit}s")}
        self.speller = Speller(words | units | {word for group in groups.values() for word in group})
        self._respelt = knowledge.language.spellings
        self._matcher = PatternMatcher(lists, groups)

    def tokens(self, text: str) -> list[Token]:
        """Return the tokens of ``text``, slips mended towards the words of knowledge."""
        return tokenize(text, self.speller, self._respelt)

    def matches(self, tokens: list[Token]) -> dict[str, list[Match]]:
        """Return every match by the kind of its list, for example ``site`` or ``cue``; ids come without the kind."""
        found: dict[str, list[Match]] = {}
        for match in self._matcher.find(tokens):
            kind, _, identity = match.id.partition(":")
            found.setdefault(kind, []).append(Match(identity, match.first, match.last, match.denied, match.gaps))
        return {kind: sorted(items, key=lambda item: (item.first, -item.last)) for kind, items in found.items()}


@lru_cache(maxsize=4)
def _lexicon(folder: str) -> Lexicon:
    from pathlib import Path

    return Lexicon(load_knowledge(Path(folder)))


def lexicon(knowledge: Knowledge) -> Lexicon:
    """Return the compiled word lists of ``knowledge``, made once."""
    return _lexicon(str(knowledge.folder))


def _groups(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Return the word groups that patterns may name: those of ``words``, and the single words of places and sensations."""
    language = knowledge.language
    groups = dict(language.words)
    for table in (language.sites, language.sensations):
        for name, patterns in table.items():
            single = [word for pattern in patterns if " " not in pattern for word in pattern.split("|")]
            groups.setdefault(name, tuple(word.lstrip("=") for word in single if not word.startswith("<")))
    return groups


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
        ("denied", language.only_denied),
        ("absent", language.says_absent),
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
    yield "recently:recently", language.recently
    yield "not:not", language.not_findings
    yield "not_treatment:not", language.not_treatments
    yield "not_feature:not", language.not_features
    for name in ("elsewhere", "wore_off"):
        yield f"injection:{name}", getattr(language.injection, name)
    for name in ("treatment_words", "other_words", "onset"):
        yield f"time:{name}", getattr(language.durations, name)
