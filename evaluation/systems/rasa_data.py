"""What the Rasa baseline is trained on: the product's examples, the topics' ways of asking, and the phrasings."""

from __future__ import annotations

from typing import Any, Iterable, Iterator

from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from evaluation.systems.phrasings import PHRASINGS, find
from hippath.knowledge import load_knowledge
from hippath.knowledge.faq import Topic
from hippath.serving.settings import ROOT

FAQ = "faq"
"""The retrieval intent: its full name ends in the topic."""
ELSEWHERE = "out_of_scope"


def training_data() -> TrainingData:
    """Return the examples of ``data/nlu`` and ``knowledge/faq`` with lookup tables and synonyms."""
    return TrainingData(
        [_example(text, intent) for text, intent in (*_own(), *_asked())],
        entity_synonyms={phrasing.words: phrasing.id for phrasing in PHRASINGS},
        lookup_tables=[{"name": kind, "elements": _longest_first(kind)} for kind in dict.fromkeys(p.kind for p in PHRASINGS)],
    )


def domain() -> dict[str, Any]:
    """Return a domain with what ResponseSelector chooses from."""
    return _domain(topic.id for topic in _topics())


def asked_data() -> TrainingData:
    """Return the ways of asking alone, with the questions about other things as a topic of their own."""
    elsewhere = ((text, f"{FAQ}/{ELSEWHERE}") for text in load_knowledge().elsewhere)
    return TrainingData([Message.build(text, intent) for text, intent in (*_asked(), *elsewhere)])


def asked_domain() -> dict[str, Any]:
    """Return the domain of those."""
    return _domain([*(topic.id for topic in _topics()), ELSEWHERE])


def _domain(topics: Iterable[str]) -> dict[str, Any]:
    return {"version": "3.1", "responses": {f"utter_{FAQ}/{topic}": [{"text": topic}] for topic in topics}}


def _own() -> Iterator[tuple[str, str]]:
    for message in load_data(str(ROOT / "data" / "nlu")).intent_examples:
        yield message.get(TEXT), message.get(INTENT)


def _asked() -> Iterator[tuple[str, str]]:
    """Yield the ways of asking that hippath's own look-up compares a patient's question with."""
    for topic in _topics():
        for text in dict.fromkeys((*topic.asks.patient, *topic.asks.clinician)):
            yield text, f"{FAQ}/{topic.id}"


def _topics() -> list[Topic]:
    return [topic for topic in load_knowledge().faq.values() if "patient" in topic.audience]


def _example(text: str, intent: str) -> Message:
    # Rasa uses a lookup table only when examples are marked with its entity, and learns entities from such marks.
    entities = [
        {"start": found.start, "end": found.end, "value": found.phrasing.id, "entity": found.phrasing.kind}
        for found in find(text)
    ]
    message: Message = Message.build(text, intent, entities=entities or None)
    return message


def _longest_first(kind: str) -> list[str]:
    # Rasa tries the elements in their order and takes the first that fits.
    return sorted((phrasing.words for phrasing in PHRASINGS if phrasing.kind == kind), key=len, reverse=True)
