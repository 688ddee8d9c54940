"""Every patient sentence of these files can be read by a ten-year-old, and none of them diagnoses."""

from __future__ import annotations

import re
from collections.abc import Iterator

import textstat

from hippath.knowledge import Knowledge
from hippath.pathway import Facts
from hippath.pathway.fill import filled, placeholders

ALLOWED = re.compile(
    r"(?i)\b(physio\w*|paracetamol|ibuprofen|anti-inflammator\w*|naproxen|clopidogrel|warfarin|osteoporosis|diverticulitis|"
    r"tuberculosis|chemotherapy|methotrexate|lithium|colitis|ultrasound|injections?|surger\w*|surgical|surgeon|emergency|"
    r"tendon|antidepressant|asthma|diabetes|exercises?|myasthenia|chickenpox|prednisolone|bowel|bladder|testicle|pelvi\w+|"
    r"operation|infection|pregnan\w+|massage|sickle|lupus|clinicians?|medicines?)\b"
)
"""Names of drugs, bodies and illnesses, which have no shorter word; each counts as one short word."""
FORBIDDEN = re.compile(r"(?i)diagnos|\byou do not have\b|immobili|cure")
_SHORT = 6


def _lines(knowledge: Knowledge) -> Iterator[tuple[str, str, int]]:
    for flag in knowledge.red_flags.values():
        for text in (*flag.actions, flag.tell_them, flag.escalation, flag.nsaid_warning):
            if text:
                yield flag.id, text, 20
        yield flag.id, flag.question, 20
        yield flag.id, f"You told me about {flag.name}.", 26
    pathway = knowledge.pathway
    for row in pathway.rows:
        yield row.id, row.title, 20
        for item in (*row.reasons, *row.actions, *row.timeline):
            yield row.id, item.text, 20
    for group in (pathway.danger_notes, pathway.visits, pathway.notes, pathway.reassurance, pathway.self_care,
                  pathway.pain_rule, pathway.safety_net, *(phase.steps for phase in pathway.programme)):  # fmt: skip
        for item in group:
            yield "pathway", item.text, 20
    for question in knowledge.questions.values():
        for text in (question.text, question.simpler):
            yield question.id, text, 20 if question.group == "conversation" else 15
        yield question.id, question.why, 20
        for option in question.options:
            yield question.id, option.label, 20
    for medicine in knowledge.medicines.values():
        for text in (medicine.ok_text, medicine.ask_text, medicine.stop_text):
            yield medicine.id, text, 20
    for condition in knowledge.medicine_conditions.values():
        if condition.injection_caution:
            yield condition.id, condition.injection_caution, 20
    clinic = knowledge.clinic
    for text in (
        clinic.safety_text,
        clinic.out_of_scope,
        clinic.other_language,
        clinic.crisis_line,
        clinic.poison_line,
    ):
        yield "clinic", text, 20


def test_sentences_are_short(knowledge: Knowledge) -> None:
    long = [
        (where, len(sentence.split()), sentence)
        for where, text, limit in _lines(knowledge)
        for sentence in re.split(r"(?<=[.!?:])\s+", text)
        if len(sentence.split()) > limit
    ]
    assert not long


def test_reading_grade(knowledge: Knowledge) -> None:
    values = placeholders(Facts(), knowledge)
    hard = []
    for where, text, _ in _lines(knowledge):
        plain = ALLOWED.sub("pill", filled(text, values))
        if len(plain.split()) >= _SHORT and textstat.flesch_kincaid_grade(plain) > 8:
            hard.append((where, textstat.flesch_kincaid_grade(plain), text))
    assert not hard


def test_nothing_diagnoses(knowledge: Knowledge) -> None:
    assert not [(where, text) for where, text, _ in _lines(knowledge) if FORBIDDEN.search(text)]


def test_numbers_about_recovery_and_injections_carry_their_limits(knowledge: Knowledge) -> None:
    texts = [text for _, text, _ in _lines(knowledge)]
    eighty = [text for text in texts if "8 in 10" in text]
    assert eighty and all("overuse tendon problems in general" in text for text in eighty)
    assert not [text for text in texts if "80%" in text or "28.9" in text]
