"""Questions answered from the knowledge base: which topics are meant, and how surely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from hippath.knowledge import Knowledge, load_knowledge
from hippath.knowledge.faq import Topic
from hippath.retrieval.asking import asks
from hippath.retrieval.calibration import probabilities
from hippath.retrieval.entries import NONE, Audience
from hippath.retrieval.index import Index, index_for

_ABOUT_SOMETHING_ELSE = 0.5
"""From this probability of ``none`` on there is no answer."""
_LEAST = 0.05
"""Topics less likely than this are left out of the list."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_TAG = re.compile(r"<[^<>]{1,80}>")
"""Markup asks for nothing."""
_PARTS = 4
"""Sentences of a message that are looked up by themselves."""


@dataclass(frozen=True)
class Match:
    """A topic that may answer the question."""

    topic: str
    """Topic id."""
    score: float
    """Probability, 0-1, that this topic is meant."""
    question: str
    """The way of asking that comes nearest."""


def lookup(question: str, audience: Audience = "patient", top: int = 3, knowledge: Knowledge | None = None) -> list[Match]:
    """Return up to ``top`` topics, likeliest first; none when the question is not about this subject.

    A long message is also read sentence by sentence, so that a story around a question does not drown it.
    """
    question = _TAG.sub(" ", question)
    if not question.strip():
        return []
    index = index_for(knowledge or load_knowledge(), audience)
    best: dict[str, Match] = {}
    for part in _parts(question):
        for match in _matches(part, index):
            if match.topic not in best or match.score > best[match.topic].score:
                best[match.topic] = match
    return sorted(best.values(), key=lambda match: (-match.score, match.topic))[:top]


def lookup_json(
    question: str, audience: Audience = "patient", top: int = 3, knowledge: Knowledge | None = None
) -> dict[str, Any]:
    """Return the answer of ``hippath lookup`` (design section 5): every match with its text and its references."""
    knowledge = knowledge or load_knowledge()
    found = lookup(question, audience, top, knowledge)
    return {"question": question, "answers": [_answer(match, audience, knowledge) for match in found]}


def _parts(question: str) -> list[str]:
    sentences = [part.strip() for part in _SENTENCE.findall(question)]
    asked = [part for part in sentences if asks(part)]
    return list(dict.fromkeys((question.strip(), *asked[-_PARTS:])))


def _matches(part: str, index: Index) -> list[Match]:
    compared = index.compare(part)
    sure = probabilities(compared)
    if sure.pop(NONE) >= _ABOUT_SOMETHING_ELSE:
        return []
    likely = {topic: value for topic, value in sure.items() if value >= _LEAST}
    return [Match(topic, round(value, 3), compared.questions.get(topic, topic)) for topic, value in likely.items()]


def _answer(match: Match, audience: Audience, knowledge: Knowledge) -> dict[str, Any]:
    topic = knowledge.faq[match.topic]
    statements = topic.clinician if audience == "clinician" else _for_patients(topic)
    keys = dict.fromkeys(key for statement in statements for key in statement.sources)
    return {
        "topic": match.topic,
        "score": match.score,
        "question": match.question,
        "answer": " ".join(statement.text for statement in statements),
        "sources": [{"key": key, "text": knowledge.sources[key].reference} for key in keys],
    }


def _for_patients(topic: Topic) -> tuple[Any, ...]:
    """Return every statement for a patient; when to seek help stays with the advice, nothing was screened here."""
    return (*topic.patient.short, *topic.patient.detail, *topic.patient.seek_help)
