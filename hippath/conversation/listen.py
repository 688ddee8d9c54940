"""One message heard: facts merged, the pending question answered, danger noticed, the intent settled."""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence

from hippath.conversation.answering import medicines_in_use
from hippath.conversation.answers import ASKED_AT_MOST, give_up, take_answer
from hippath.conversation.asked_part import asked_part
from hippath.conversation.corrected_time import corrected_time, told_last
from hippath.conversation.dialogue import Dialogue
from hippath.conversation.heard import Heard
from hippath.conversation.intents import Scene, settle_intent
from hippath.conversation.merge import merge
from hippath.conversation.next_question import CHECK, question_by_id
from hippath.conversation.picking import about_last_answer, picked_topic
from hippath.conversation.reading import UNCLEAR, Reading, read_answer
from hippath.conversation.screening import hinted_flags, latch, settle_disputes, urgent_flags
from hippath.conversation.topics import topics_for
from hippath.conversation.wording import told
from hippath.knowledge import Knowledge, load_knowledge
from hippath.pathway import Facts
from hippath.understanding import Findings

SHORTEST_QUESTION = 3
"""Words that a question needs at least to be looked up: "ok?" asks for nothing."""


def listen(
    text: str,
    intent: str,
    confidence: float,
    findings: Findings,
    facts: Facts,
    dialogue: Dialogue,
    choices: Sequence[str] | None = None,
    knowledge: Knowledge | None = None,
) -> Heard:
    """Return what a message changes. Every message is listened to, whatever its intent.

    Args:
        text: the person's words, normalised by the channel.
        intent: the classifier's intent; ``confidence``: its certainty, 0-1.
        findings: what understanding found in the words.
        facts, dialogue: the state before the message.
        choices: option values that a client sent instead of words.
    """
    knowledge = knowledge or load_knowledge()
    before, danger_before = facts, {*urgent_flags(facts, knowledge), *facts.red_flags}
    correcting = findings.correction or intent == "correct" or dialogue.pending == CHECK or dialogue.changing
    dialogue = dialogue.copy(update={"news": (), "corrected": False, "unclear": False})

    question = question_by_id(dialogue.pending, facts, dialogue, knowledge) if dialogue.pending else None
    reading = UNCLEAR
    if question:
        numbers = knowledge.language.durations.numbers
        reading = read_answer(question, text, intent, confidence, findings, choices, numbers)
    beside = _beside_the_answer(findings, reading)
    if reading.kind in ("unclear", "free"):
        beside = corrected_time(beside, dialogue.last_time, correcting, knowledge.language.durations)
    merged = merge(facts, beside, correcting)
    facts, dialogue = settle_disputes(merged, findings, correcting, dialogue, knowledge)
    told_before = told(before, knowledge)
    learnt = [phrase for phrase in told(facts, knowledge) if phrase not in told_before]
    changed = facts != before
    if reading.kind == "free" and not changed:
        reading = UNCLEAR
    if question:
        facts = medicines_in_use(facts, question, findings, knowledge)
        facts, dialogue = take_answer(question, reading, facts, dialogue, changed, knowledge)

    facts = latch(facts, knowledge)
    doubts = (*dialogue.doubts, *hinted_flags(facts, merged.hinted, knowledge))
    open_doubts = [flag for flag in dict.fromkeys(doubts) if flag not in (*facts.red_flags, *facts.red_flags_absent)]
    dialogue = dialogue.copy(update={"doubts": tuple(open_doubts), "told": dialogue.told or _has_a_story(facts)})

    scene = Scene(
        text=text,
        reading=reading,
        asked=question is not None,
        learnt=changed or bool(open_doubts) or bool(dialogue.withdrawing) or dialogue.contradiction is not None,
        danger=bool({*urgent_flags(facts, knowledge), *facts.red_flags} - danger_before),
        finished=dialogue.finished,
        known_topic=_asks_about_a_topic(text, dialogue.topic, knowledge),
        consent_refused=dialogue.consent == "no",
    )
    named = picked_topic(text, dialogue, knowledge) or about_last_answer(text, dialogue, knowledge)
    if named and not reading.is_answer:
        intent, confidence = "ask_question", 1.0
    final = settle_intent(intent, confidence, scene)
    if question and final == "inform" and (not reading.is_answer and not changed or reading.kind == "not_sure"):
        tries = dialogue.attempts.get(question.id, 0) + 1
        dialogue = dialogue.copy(update={"attempts": {**dialogue.attempts, question.id: tries}, "unclear": reading is UNCLEAR})
        if tries >= ASKED_AT_MOST:
            rest = {asked: count for asked, count in dialogue.attempts.items() if asked != question.id}
            facts, dialogue = give_up(question, facts, dialogue.copy(update={"attempts": rest}))
            facts = latch(facts, knowledge)
    last_time = told_last(before, facts, dialogue.last_time)
    return Heard(intent=final, facts=facts, dialogue=dialogue.copy(update={"news": tuple(learnt), "last_time": last_time}))


def _asks_about_a_topic(text: str, previous: str | None, knowledge: Knowledge) -> bool:
    """Return whether a sentence of ``text`` asks something that the knowledge base answers with confidence."""
    question = asked_part(text)
    if question is None or len(question.split()) < SHORTEST_QUESTION:
        return False
    return any(meant.clear for meant in topics_for(question, knowledge, previous))


def _beside_the_answer(findings: Findings, reading: Reading) -> Findings:
    """Return what a message says beside its answer: nothing for a chosen option, no time for an answer in days."""
    if reading.exact:
        return Findings(text=findings.text)
    if reading.kind == "number":
        return replace(findings, duration=None, conservative_days=None, injection_days_ago=None)
    return findings


def _has_a_story(facts: Facts) -> bool:
    return bool(facts.symptoms_present or facts.features_present or facts.duration_days or facts.other_body_part)
