"""What a message changes: facts whatever the intent, danger latched, withdrawn only on a confirmed correction."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hippath.conversation import Dialogue, Heard, listen, next_question
from hippath.conversation.next_question import WITHDRAWAL
from hippath.knowledge import load_knowledge
from hippath.pathway import Facts
from hippath.understanding import understand

KNOWLEDGE = load_knowledge()
NOW = date(2026, 11, 21)
AGREED = Dialogue(consent="yes")
SAYINGS = st.sampled_from(
    [
        "it's probably nothing",
        "no fever",
        "start over",
        "thanks, bye",
        "i feel much better now",
        "what is the psoas?",
        "none of these",
        "34",
        "my hip clicks",
        "no",
        "yes",
        "forget it",
        "actually 8 months",
        "",
        "hello?",
        "not sure",
    ]
)
INTENTS = st.sampled_from(["inform", "deny", "affirm", "greet", "ask_question", "correct", "not_sure", "nlu_fallback", "stop"])


def hear(text: str, intent: str, facts: Facts, dialogue: Dialogue, confidence: float = 0.9) -> Heard:
    return listen(text, intent, confidence, understand(text, NOW), facts, dialogue)


def asked(heard: Heard) -> Heard:
    """Let the assistant ask its next question."""
    question = next_question(heard.facts, heard.dialogue, KNOWLEDGE)
    return heard.copy(update={"dialogue": heard.dialogue.copy(update={"pending": question.id if question else None})})


def test_facts_are_heard_whatever_the_intent() -> None:
    for intent in ("ask_question", "thanks", "greet", "stop", "out_of_scope"):
        heard = hear("my groin hurts when i run, 3 months now", intent, Facts(), AGREED)
        assert "groin_pain" in heard.facts.symptoms_present
        assert heard.facts.duration_days == 90


def test_danger_wins_over_every_intent() -> None:
    for intent in ("ask_question", "greet", "thanks", "goodbye", "stop", "delete_data", "nlu_fallback"):
        heard = hear("i am on warfarin and it came on all of a sudden", intent, Facts(), AGREED)
        assert (heard.intent, "iliopsoas_bleed" in heard.facts.red_flags) == ("report_red_flag", True)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SAYINGS, INTENTS), max_size=6))
def test_a_latched_flag_survives_everything_but_a_confirmed_correction(talk: list[tuple[str, str]]) -> None:
    heard = asked(hear("i have chest pain and my groin hurts", "inform", Facts(), AGREED))
    for text, intent in talk:
        heard = asked(hear(text, intent, heard.facts, heard.dialogue))
        assert "pe_suspected" in heard.facts.red_flags


def test_a_correction_is_confirmed_once_and_the_record_keeps_both() -> None:
    heard = asked(hear("i have chest pain and my groin hurts", "inform", Facts(), AGREED))
    heard = asked(hear("sorry, mistake, i do not have chest pain", "correct", heard.facts, heard.dialogue))
    assert (heard.dialogue.pending, heard.facts.red_flags) == (WITHDRAWAL, ("pe_suspected",))
    heard = hear("it was a mistake", "affirm", heard.facts, heard.dialogue)
    assert (heard.facts.red_flags, heard.dialogue.withdrawn) == ((), ("pe_suspected",))


def test_an_unconfirmed_correction_changes_nothing() -> None:
    heard = asked(hear("i have chest pain and my groin hurts", "inform", Facts(), AGREED))
    heard = asked(hear("i do not have chest pain", "inform", heard.facts, heard.dialogue))
    for answer in ("it is true", "hmm", "whatever"):
        heard = asked(hear(answer, "inform", heard.facts, heard.dialogue))
    assert heard.facts.red_flags == ("pe_suspected",)


def test_the_order_of_messages_does_not_matter() -> None:
    parts = ["my groin hurts", "no fever", "it hurts on stairs too", "i am 40"]
    forward, backward = Facts(), Facts()
    for text in parts:
        forward = hear(text, "inform", forward, AGREED).facts
    for text in reversed(parts):
        backward = hear(text, "inform", backward, AGREED).facts
    assert forward == backward


def test_both_said_is_asked_about() -> None:
    heard = hear("my groin hurts", "inform", Facts(), AGREED)
    heard = hear("no pain in my groin", "inform", heard.facts, heard.dialogue)
    assert (heard.dialogue.contradiction, "groin_pain" in heard.facts.symptoms_present) == ("groin_pain", True)


def test_another_persons_story_is_theirs() -> None:
    heard = hear("my mum is 70 and her groin hurts when she walks", "inform", Facts(), AGREED)
    assert (heard.facts.subject, heard.facts.age, "groin_pain" in heard.facts.symptoms_present) == ("other", 70, True)
