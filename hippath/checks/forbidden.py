"""No diagnosis to patients, no promise to anyone."""

from __future__ import annotations

from hippath.checks.faq_texts import clinician_texts
from hippath.checks.finding import Finding
from hippath.checks.patient_texts import patient_texts
from hippath.knowledge import Knowledge


def forbidden(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each text with words that ``wording.yml`` forbids for its readers."""
    everyone = [rule for rule in knowledge.wording.forbidden if rule.audience == "everyone"]
    readers = ((patient_texts(knowledge), knowledge.wording.forbidden), (clinician_texts(knowledge), everyone))
    return [
        text.finding("forbidden", f'says "{said}"', f"write {rule.instead}")
        for texts, rules in readers
        for text in texts
        for rule in rules
        for phrase in rule.words
        if (said := phrase.search(text.text)) is not None
    ]
