"""The classifier proposes an intent; what was asked, learnt and noticed decides."""

from __future__ import annotations

import pytest

from hippath.conversation.intents import Scene, settle_intent
from hippath.conversation.reading import UNCLEAR, Reading

CHOSEN = Reading("chosen", ("yes",))


def scene(text: str, reading: Reading = UNCLEAR, **known: bool) -> Scene:
    state = {
        "asked": False,
        "learnt": False,
        "danger": False,
        "finished": False,
        "known_topic": False,
        "consent_refused": False,
        **known,
    }
    return Scene(text=text, reading=reading, **state)


TABLE = [
    # danger first, whatever the message looked like
    ("greet", 0.99, scene("hi, my leg went cold and numb", danger=True), "report_red_flag"),
    (
        "ask_question",
        0.99,
        scene("what is psoas? also I can't feel my leg", danger=True, finished=True),
        "report_red_flag",
    ),
    ("stop", 0.99, scene("stop", danger=True), "report_red_flag"),
    # commands at any moment
    ("stop", 0.9, scene("stop", asked=True), "stop"),
    ("human", 0.8, scene("can i talk to a real person", asked=True), "human"),
    ("delete_data", 0.8, scene("delete my data", finished=True), "delete_data"),
    ("ask_why_question", 0.8, scene("why do you ask?", asked=True), "ask_why_question"),
    # a story or an answer in which a command word merely occurs
    ("stop", 0.9, scene("i had to stop running in march because of it", asked=True, learnt=True), "inform"),
    ("help", 0.9, scene("yes it helps", CHOSEN, asked=True), "inform"),
    ("stop", 0.3, scene("stop", asked=True), "inform"),
    # questions in the middle of answers
    ("ask_question", 0.9, scene("should i even be running??", asked=True), "ask_question"),
    (
        "ask_question",
        0.9,
        scene("its 4 months actually. should i even be running??", asked=True, learnt=True),
        "ask_question",
    ),
    (
        "correct",
        0.9,
        scene("its 4 months actually. should i even be running??", asked=True, learnt=True, known_topic=True),
        "ask_question",
    ),
    ("ask_question", 0.9, scene("yes, but what is a psoas?", CHOSEN, asked=True), "ask_question"),
    ("ask_question", 0.7, scene("the stairs", CHOSEN, asked=True), "inform"),
    # answers to the pending question, whatever they look like
    ("goodbye", 0.9, scene("no thanks", CHOSEN, asked=True), "inform"),
    ("nlu_fallback", 0.3, scene("blah blah", asked=True), "inform"),
    ("correct", 0.8, scene("actually 8 months", asked=True, learnt=True), "correct"),
    # nothing pending
    ("inform", 0.9, scene("it hurts on stairs too", learnt=True, finished=True), "inform"),
    ("affirm", 0.9, scene("ok", finished=True), "nlu_fallback"),
    ("inform", 0.9, scene("its prob nothing tho", finished=True), "nlu_fallback"),
    ("thanks", 0.9, scene("thank you", finished=True), "thanks"),
    ("greet", 0.9, scene("hello"), "greet"),
    ("deny", 0.9, scene("no", consent_refused=True, asked=True), "stop"),
]


@pytest.mark.parametrize(
    ("intent", "confidence", "heard", "expected"), TABLE, ids=[f"{r[0]}-{r[2].text[:30]}" for r in TABLE]
)
def test_the_context_settles_the_intent(intent: str, confidence: float, heard: Scene, expected: str) -> None:
    assert settle_intent(intent, confidence, heard) == expected
