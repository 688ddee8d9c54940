"""Every clinical text has a source."""

from __future__ import annotations

from hippath.checks.faq_texts import clinician_texts
from hippath.checks.finding import Finding
from hippath.checks.patient_texts import patient_texts
from hippath.knowledge import Knowledge

_CLINICAL = ("answer", "advice", "question", "danger_name")


def unsourced(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each clinical text without a source; the loader refuses most of them before."""
    mend = "add sources: [...]; a text under 'before' takes those of the topic's danger signs, so name them under 'danger'"
    return [
        text.finding("unsourced", "no source", mend)
        for text in (*patient_texts(knowledge), *clinician_texts(knowledge))
        if text.kind in _CLINICAL and not text.sources
    ]
