"""Which topics the questions of a message are about, and whether that is clear enough to answer outright."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hippath.conversation.asked_part import asked_part, asked_parts
from hippath.knowledge import Knowledge
from hippath.retrieval import Match, lookup
from hippath.retrieval.words import words_of
from hippath.understanding import understand

_CLEAR = 0.4
"""Probability, 0-1, from which the likeliest topic is answered."""
_LEADING = 0.25
"""A less likely topic is answered too when it leads the next one clearly."""
_LEAD = 2.0
"""How many times as likely as the next topic that is."""
_MOST_QUESTIONS = 2
"""Questions of one message that are answered: more than that is a leaflet."""
_SUBJECTS = frozenset({"injection", "surgery", "medicines"})
"""Groups of topics whose name says what "it" is: "what about the risks?" after any answer on injections."""
_FEW_WORDS = 3
"""A question with at most this many words of its own leans on what was said before."""
_POINTS_BACK = re.compile(
    r"^\W*(?:and|but|so|ok|okay)?\W*(?:what|how) about\b|^\W*and\b"
    r"|\b(?:it|its|that|thats|this|they|them|those|these|there|one|then)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Meant:
    """The topics of one question."""

    matches: tuple[Match, ...]
    """The nearest two, likeliest first."""
    clear: bool
    """Whether the first is clear enough to answer."""


def topics_for(text: str, knowledge: Knowledge, previous: str | None = None) -> list[Meant]:
    """Return what each question of ``text`` is about; ``previous`` is the topic answered last, for follow-up questions.

    Questions about something else are left out. When no single question is clear the whole is tried.
    """
    parts = asked_parts(text)
    if len(parts) > 1:
        clear: dict[str, Meant] = {}
        for part in parts:
            meant = _meant(part, knowledge, previous)
            if meant.clear:
                clear.setdefault(meant.matches[0].topic, meant)
                previous = meant.matches[0].topic
        if clear:
            return list(clear.values())[:_MOST_QUESTIONS]
    whole = _meant(asked_part(text) or text, knowledge, previous)
    return [whole] if whole.matches else []


def points_back(question: str) -> bool:
    """Return whether the question leans on what was said before: "and how long does that take?", "what about the risks?"."""
    return bool(_POINTS_BACK.search(question)) and len(words_of(question)) <= _FEW_WORDS


def _meant(question: str, knowledge: Knowledge, previous: str | None) -> Meant:
    if previous and points_back(question):
        last = knowledge.faq[previous]
        family = {topic.id for topic in knowledge.faq.values() if topic.group == last.group} | {previous, *last.related}
        for subject in (last.group, last.title) if last.group in _SUBJECTS else (last.title,):
            followed = _judged(f"{subject}: {question}", knowledge)
            near = tuple(match for match in followed.matches if match.topic in family)
            if near and (near[0].topic != previous or subject == last.title):
                return Meant(near, True)
    return _judged(question, knowledge)


def _judged(question: str, knowledge: Knowledge) -> Meant:
    matches = tuple(lookup(question, audience="patient", top=2, knowledge=knowledge))
    if not matches:
        return Meant((), False)
    named = tuple(match for match in matches if _names_its_medicine(question, match.topic, knowledge))
    if len(named) == 1:
        return Meant(named, True)
    best = matches[0].score
    leads = len(matches) == 1 or best >= _LEAD * matches[1].score
    return Meant(matches, best >= _CLEAR or (best >= _LEADING and leads))


def _names_its_medicine(question: str, topic: str, knowledge: Knowledge) -> bool:
    """Return whether the question names a medicine, by any brand, that the topic is about."""
    named = {item.id for item in understand(question, date.today(), knowledge).treatments}
    return bool(named & set(knowledge.faq[topic].medicines))
