"""A patient in the middle of a triage, and whether the system still knows it."""

from __future__ import annotations

from benchmarks.attacks.target import Answer, Patient, Target

BEFORE = ("yes", "The front of my right hip has been sore for two months")
NEXT = "it hurts most on the stairs"


def begun(target: Target) -> Patient:
    """Return a patient who has agreed and told the story."""
    patient = target.patient()
    for text in BEFORE:
        target.say(patient, text)
    return patient


def is_forgotten(target: Target, answer: Answer) -> bool:
    """Return whether `answer` to NEXT is what a patient is told who has never written before."""
    return bool(answer.texts) and answer.texts == target.say(target.patient(), NEXT).texts


def lost(target: Target, patient: Patient, acknowledged: list[str]) -> int:
    """Return how many acknowledged messages the database does not hold, or holds more than once."""
    heard = target.heard(patient.conversation)
    return sum(heard.count(text) != 1 for text in acknowledged)
