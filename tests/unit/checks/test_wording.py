"""Phrases, grades, sentences and figures are read as an editor means them."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from hippath.checks.figures import figure_in
from hippath.checks.grade import as_read, grader, sentences
from hippath.checks.normal import normal
from hippath.checks.patient_texts import patient_texts
from hippath.knowledge import Knowledge
from hippath.knowledge.wording import Phrase


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("diagnos*", "No Diagnosis here", "Diagnosis"),
        ("diagnos*", "undiagnosed", None),
        ("will cure", "it will  cure you", "will  cure"),
        ("100% safe", "This is 100% safe.", "100% safe"),
        ("cures", "secures", None),
        ("risk-free", "a risk-free jab", "risk-free"),
        ("4 g", "4 grams", None),
        ("anti-inflammator*", "anti-inflammatory gel", "anti-inflammatory"),
    ],
)
def test_phrases(phrase: str, text: str, found: str | None) -> None:
    assert Phrase(phrase).search(text) == found


@pytest.mark.parametrize("value", ["", "*", "  ", 3])
def test_a_phrase_that_means_nothing_is_refused(value: object) -> None:
    class Model(BaseModel):
        phrase: Phrase

    with pytest.raises(ValidationError, match="write a word or a phrase"):
        Model(phrase=value)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("over 30 minutes", "30"),
        ("half an hour", "half an hour"),
        ("in 12.5% of people", "12.5%"),
        ("eight in ten", "eight in"),
        ("three weeks", "three weeks"),
        ("these two need checking", None),
        ("one leg is warm", None),
        ("no number", None),
    ],
)
def test_figures(text: str, figure: str | None) -> None:
    assert figure_in(text) == figure


def test_sentences() -> None:
    assert sentences("Stop. Is it hot? Go: now! ") == ["Stop.", "Is it hot?", "Go:", "now!"]


def test_allowed_terms_do_not_count(knowledge: Knowledge) -> None:
    grade = grader(knowledge)
    assert grade("Take the paracetamol with some food.") == grade("Take the pill with some food.")
    assert grade("Take the hippopotamus with some food.") > grade("Take the paracetamol with some food.") + 3


def test_placeholders_are_read_as_filled(knowledge: Knowledge) -> None:
    read = as_read(knowledge)
    assert read("Call {emergency_number} about {facts}.") == f"Call {knowledge.clinic.emergency_number} about pill."


@pytest.mark.parametrize(("ask", "plain"), [("What's an MRI?", "whats an mri"), ("  X-ray / MRI ", "x ray mri"), ("can’t", "cant")])
def test_ways_of_asking_are_compared_without_marks(ask: str, plain: str) -> None:
    assert normal(ask) == plain


def test_every_kind_of_file_with_patient_texts_is_read(knowledge: Knowledge) -> None:
    files = {text.file.split("/")[0] for text in patient_texts(knowledge)}
    unread = {"sources.yml", "language.yml", "wording.yml", "elsewhere.yml", "translations"}
    assert files == {path.relative_to(knowledge.folder).parts[0] for path in knowledge.folder.rglob("*.yml")} - unread
