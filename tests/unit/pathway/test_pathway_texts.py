"""The figures that mislead most never stand bare in what patients are told; `hippath check` measures how texts read."""

from __future__ import annotations

import re

from hippath.checks.patient_texts import patient_texts
from hippath.knowledge import Knowledge


def test_numbers_about_recovery_and_injections_carry_their_limits(knowledge: Knowledge) -> None:
    texts = [text.text for text in patient_texts(knowledge)]
    eighty = [text for text in texts if "8 in 10" in text]
    assert len(eighty) >= 3
    assert all("overuse tendon problems in general" in text for text in eighty)
    assert not [text for text in texts if "80%" in text or "28.9" in text]


def test_nobody_is_promised_a_cure(knowledge: Knowledge) -> None:
    assert not [(text.file, text.field) for text in patient_texts(knowledge) if re.search(r"(?i)\bcure", text.text)]
