"""Placeholders in braces are spelt as the program knows them."""

from __future__ import annotations

import re
from difflib import get_close_matches

from hippath.checks.finding import Finding
from hippath.checks.patient_texts import patient_texts
from hippath.knowledge import Knowledge
from hippath.pathway import Facts
from hippath.pathway.fill import placeholders

_BRACES = re.compile(r"\{([^{}]*)\}")
_SAID = frozenset(("facts", "name", "age", "duration", "title", "text", "limit", "n", "words", "hours"))
"""What the sentences between the questions are filled with, beside the person's figures and the clinic's details."""


def placeholder(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each placeholder of a patient text that nothing fills: the patient would read the braces."""
    figures = frozenset(placeholders(Facts(), knowledge))
    findings = []
    for text in patient_texts(knowledge):
        known = figures | _SAID if text.kind in ("fixed", "label") else figures
        for name in _BRACES.findall(text.text):
            if name not in known:
                near = get_close_matches(name, sorted(known), n=1)
                mend = f"did you mean {{{near[0]}}}?" if near else f"use one of {', '.join(sorted(known))}"
                findings.append(text.finding("placeholder", f"nothing fills {{{name}}}", mend))
    return findings
