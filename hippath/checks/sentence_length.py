"""Patients' sentences must be short."""

from __future__ import annotations

from hippath.checks.finding import Finding
from hippath.checks.grade import as_read, sentences
from hippath.checks.patient_texts import patient_texts
from hippath.knowledge import Knowledge


def sentence_length(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each sentence to patients with more words than its kind may have."""
    words, fill = knowledge.wording.words, as_read(knowledge)
    limits = {"question": words.question, "danger_name": words.name}
    findings = []
    for text in patient_texts(knowledge):
        limit = limits.get(text.kind, words.sentence)
        for sentence in sentences(fill(text.text)):
            count = len(sentence.split())
            if count > limit:
                message = f"a sentence of {count} words, over {limit}: {sentence}"
                findings.append(text.finding("sentence_length", message, "make two sentences of it"))
    return findings
