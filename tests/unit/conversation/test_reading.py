"""An answer is read against the question that was asked."""

from __future__ import annotations

from datetime import date

import pytest

from hippath.conversation.reading import Reading, read_answer
from hippath.knowledge import load_knowledge
from hippath.knowledge.questions import Option, Question, Sets
from hippath.understanding import understand

NOW = date(2026, 11, 21)
YES_NO = Question(
    id="spreads",
    group="about",
    text="Does it spread?",
    simpler="Does it move?",
    why="It helps.",
    kind="single",
    options=(
        Option(value="yes", label="Yes", says=("yeah", "yep", "aye", "it does")),
        Option(value="no", label="No", says=("nope", "nah", "not really")),
        Option(value="not_sure", label="Not sure", says=("dunno", "no idea", "idk", "hard to say")),
    ),
    sources=("project-rule",),
)
SIGNS = Question(
    id="signs",
    group="danger",
    level="emergency",
    text="Do any of these apply?",
    simpler="Any of these?",
    why="They matter.",
    kind="multi",
    options=(
        Option(value="fever", label="Fever or shivers", sets=Sets(present=("fever",))),
        Option(value="lump", label="A hard groin lump", says=("hard lump",), sets=Sets(present=("groin_lump_hard",))),
        Option(value="none", label="None of these", says=("none", "nothing", "nope none of them")),
        Option(value="not_sure", label="Not sure", says=("dunno", "no idea")),
    ),
    sources=("project-rule",),
)
AGE = Question(
    id="age", group="about", text="How old are you?", simpler="Your age?", why="It matters.", kind="number", number_field="age",
    sources=("project-rule",),
)  # fmt: skip
HOW_LONG = Question(
    id="how_long", group="about", text="How long?", simpler="How long?", why="It matters.", kind="duration",
    number_field="duration_days", sources=("project-rule",),
)  # fmt: skip

TABLE = [
    (YES_NO, "Yes", "affirm", 0.9, Reading("chosen", ("yes",), exact=True)),
    (YES_NO, "yeah, down to my knee sometimes", "inform", 0.5, Reading("chosen", ("yes",))),
    (YES_NO, "no its more when i lift it", "inform", 0.5, Reading("chosen", ("no",))),
    (YES_NO, "no idea mate", "deny", 0.8, Reading("not_sure")),
    (YES_NO, "2", "inform", 0.4, Reading("chosen", ("no",), exact=True)),
    (YES_NO, "7", "inform", 0.4, Reading("unclear")),
    (YES_NO, "absolutely", "affirm", 0.95, Reading("chosen", ("yes",))),
    (YES_NO, "absolutely", "affirm", 0.4, Reading("unclear")),
    (YES_NO, "purple monkey dishwasher", "nlu_fallback", 0.3, Reading("unclear")),
    (SIGNS, "none", "deny", 0.9, Reading("none", ("none",), exact=True)),
    (SIGNS, "nah", "deny", 0.9, Reading("none", ("none",))),
    (SIGNS, "1 and 2", "inform", 0.4, Reading("chosen", ("fever", "lump"), exact=True)),
    (SIGNS, "been burning up since last night", "inform", 0.6, Reading("chosen", ("fever",))),
    (SIGNS, "no fever but theres a hard lump", "inform", 0.6, Reading("chosen", ("lump",))),
    (SIGNS, "dunno", "not_sure", 0.9, Reading("not_sure", exact=True)),
    (SIGNS, "None of thees", "deny", 0.3, Reading("none", ("none",))),
    (AGE, "34", "inform", 0.5, Reading("number", number=34.0)),
    (AGE, "fifty-six", "inform", 0.5, Reading("number", number=56.0)),
    (AGE, "im 34", "inform", 0.5, Reading("number", number=34.0)),
    (AGE, "old enough", "inform", 0.5, Reading("unclear")),
    (AGE, "none of your business", "deny", 0.6, Reading("unclear")),
    (HOW_LONG, "bout 5 wks", "inform", 0.5, Reading("number", number=35.0)),
    (HOW_LONG, "half a year", "inform", 0.5, Reading("number", number=180.0)),
    (HOW_LONG, "ages", "inform", 0.5, Reading("unclear")),
]


@pytest.mark.parametrize(
    ("question", "text", "intent", "confidence", "expected"), TABLE, ids=[f"{r[0].id}-{r[1]}-{r[3]}" for r in TABLE]
)
def test_an_answer_is_read_against_its_question(
    question: Question, text: str, intent: str, confidence: float, expected: Reading
) -> None:
    numbers = load_knowledge().language.durations.numbers
    assert read_answer(question, text, intent, confidence, understand(text, NOW), number_words=numbers) == expected


def test_choices_of_a_client_beat_the_words() -> None:
    reading = read_answer(SIGNS, "anything", "inform", 0.2, understand("anything", NOW), choices=["lump"])
    assert reading == Reading("chosen", ("lump",), exact=True)


def test_a_concrete_choice_beats_none_of_these() -> None:
    reading = read_answer(SIGNS, "", "inform", 0.2, understand("", NOW), choices=["none", "fever"])
    assert reading == Reading("chosen", ("fever",), exact=True)
