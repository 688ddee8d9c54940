"""Texts for patients as a clinician reads them: the clinic's details filled in, the patient's own figures named."""

from __future__ import annotations

from hippath.knowledge import Knowledge
from hippath.pathway import Facts
from hippath.pathway.fill import filled, placeholders

_FIGURES = {"age": "[age]", "duration": "[time since onset]", "care": "[time of adequate care]", "care_left": "[time left]"}


def clinic_words(text: str, knowledge: Knowledge) -> str:
    """Return ``text`` with ``clinic.yml`` in its placeholders, and names in brackets where a patient's figures would stand."""
    return filled(text, {**placeholders(Facts(), knowledge), **_FIGURES})
