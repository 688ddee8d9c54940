"""Questions find their topics in the project's knowledge, and questions about other things find none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hippath.knowledge import Knowledge
from hippath.retrieval import lookup, lookup_json

TOLD = yaml.safe_load((Path(__file__).parent / "questions.yml").read_text(encoding="utf-8"))
FIRST, IN_THREE, REFUSED = 0.80, 0.90, 0.80
"""Floors under what was measured (hippath/retrieval/calibration.py), so that new topics have some room."""


def test_topics_of_the_questions_exist(knowledge: Knowledge) -> None:
    named = {topic for audience in ("patient", "clinician") for _, topics in TOLD[audience] for topic in topics.split()}
    assert named <= set(knowledge.faq)


def test_questions_kept_apart_find_their_topics(knowledge: Knowledge) -> None:
    first, three, missed = 0, 0, []
    rows = [(audience, *row) for audience in ("patient", "clinician") for row in TOLD[audience]]
    for audience, question, topics in rows:
        found = [match.topic for match in lookup(question, audience, 3, knowledge)]
        first += bool(found) and found[0] in topics.split()
        three += bool({*found} & {*topics.split()})
        if not {*found} & {*topics.split()}:
            missed.append((question, found))
    assert (first / len(rows) >= FIRST, three / len(rows) >= IN_THREE) == (True, True), (first, three, len(rows), missed)


@pytest.mark.parametrize("audience", ["patient", "clinician"])
def test_questions_about_other_things_find_nothing(knowledge: Knowledge, audience: str) -> None:
    answered = {question: found for question in TOLD["none"] if (found := lookup(question, audience, 1, knowledge))}
    assert 1 - len(answered) / len(TOLD["none"]) >= REFUSED, answered


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("should i even be running??", "can_i_run"),
        ("its 4 months actually. should i even be running??", "can_i_run"),
        ("SURGARY RECOVRY TIME", "recovery_timeline"),
        ("my hip has been sore since march and i cut my miles. physio gave me bands. does the jab hurt?", "injection_pain"),
    ],
)
def test_stories_capitals_and_slips_do_not_hide_a_question(knowledge: Knowledge, message: str, topic: str) -> None:
    assert topic in [match.topic for match in lookup(message, "patient", 2, knowledge)]


@pytest.mark.parametrize("message", ["", "   ", "?", "!!!", "👍", "x" * 3000, "42"])
def test_nothing_asked_nothing_found(knowledge: Knowledge, message: str) -> None:
    assert lookup(message, "patient", 3, knowledge) == []


def test_each_audience_has_its_own_topics(knowledge: Knowledge) -> None:
    topics = {audience: {match.topic for match in lookup("psoas tenotomy evidence", audience, 5, knowledge)} for audience in ("patient", "clinician")}
    assert ("release_evidence" in topics["clinician"], "release_evidence" in topics["patient"]) == (True, False)


def test_scores_fall_and_stay_within_bounds(knowledge: Knowledge) -> None:
    scores = [match.score for match in lookup("steroid injection", "patient", 5, knowledge)]
    assert scores == sorted(scores, reverse=True) and all(0 < score <= 1 for score in scores) and len(scores) > 1


def test_an_answer_comes_whole_with_references(knowledge: Knowledge) -> None:
    found = lookup_json("can i run", "patient", 1, knowledge)
    answer, topic = found["answers"][0], knowledge.faq["can_i_run"]
    assert (found["question"], set(answer)) == ("can i run", {"topic", "score", "question", "answer", "sources"})
    parts = (*topic.patient.short, *topic.patient.detail, *topic.patient.seek_help)
    assert all(statement.text in answer["answer"] for statement in parts)
    assert {source["key"] for source in answer["sources"]} == {key for statement in parts for key in statement.sources}
    assert all(source["text"] == knowledge.sources[source["key"]].reference for source in answer["sources"])
