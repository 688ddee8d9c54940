"""Patients' texts must be easy to read."""

from __future__ import annotations

from statistics import mean

from hippath.checks.faq_texts import answer_texts
from hippath.checks.finding import Finding
from hippath.checks.grade import grader
from hippath.checks.patient_texts import patient_texts
from hippath.knowledge import Knowledge

_IN_A_SENTENCE = "You told me about {}."
"""Names are never read by themselves."""


def readability(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each patient text above the highest grade, and one when the mean of all answers is too high."""
    limits, grade = knowledge.wording.grade, grader(knowledge)
    findings = []
    for text in patient_texts(knowledge):
        if len(text.text.split()) < limits.from_words:
            continue
        reached = grade(_IN_A_SENTENCE.format(text.text) if text.kind in ("name", "danger_name") else text.text)
        if reached > limits.most:
            message = f"reading grade {reached:.1f}, over {limits.most:g}: {text.text}"
            findings.append(text.finding("readability", message, "use shorter words and shorter sentences"))
    grades = answer_grades(knowledge)
    if grades and mean(grades.values()) > limits.mean:
        worst = ", ".join(sorted(grades, key=lambda topic: -grades[topic])[:5])
        message = f"the answers to patients have a mean reading grade of {mean(grades.values()):.1f}, over {limits.mean:g}"
        findings.append(Finding("readability", "error", "wording.yml", ("grade",), "grade.mean", message, f"begin with {worst}"))
    return findings


def answer_grades(knowledge: Knowledge) -> dict[str, float]:
    """Return topic -> reading grade of its whole answer to patients."""
    grade = grader(knowledge)
    answers = {topic.id: " ".join(text.text for text in answer_texts(topic)) for topic in knowledge.faq.values()}
    return {topic: grade(answer) for topic, answer in answers.items() if answer}
