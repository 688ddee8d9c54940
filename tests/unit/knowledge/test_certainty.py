"""A certainty label says what its own sentence says."""

from __future__ import annotations

import re

import pytest

from hippath.knowledge import load_knowledge

SAID = re.compile(r"certainty (?:is )?(very low|low)|(very low|low)(?: to low)?(?: certainty|\)|\.$)", re.IGNORECASE)
LABELS = {"very low": "very_low", "low": "low"}
STATEMENTS = [
    (topic.id, statement.text, statement.certainty)
    for topic in load_knowledge().faq.values()
    for statement in topic.clinician
    if SAID.search(statement.text)
]


def test_some_sentences_name_their_certainty() -> None:
    assert len(STATEMENTS) > 20


@pytest.mark.parametrize(("topic", "text", "certainty"), STATEMENTS)
def test_the_label_is_the_lower_one_that_the_sentence_names(topic: str, text: str, certainty: str) -> None:
    lowest = "very low" if "very low" in text.lower() else "low"
    assert certainty == LABELS[lowest], topic
