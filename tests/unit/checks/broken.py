"""Slips that an editor of the knowledge may make, each with the check that must find it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Slip:
    """One change that breaks a file."""

    check: str
    """The check that must find it."""
    file: str
    """The file it is made in."""
    old: str
    """Pattern of what stands there; its first match is replaced."""
    new: str
    """What stands there instead."""
    at: str
    """Words of the line that must be named."""
    says: str
    """Words of the finding."""
    severity: str = "error"
    """Whether it must be mended."""

    def apply(self, folder: Path) -> None:
        """Make the slip in ``folder``."""
        path = folder / self.file
        text, count = re.subn(self.old, lambda _: self.new, path.read_text(encoding="utf-8"), count=1, flags=re.DOTALL | re.MULTILINE)
        assert count == 1, f"the slip no longer fits {self.file}: {self.old!r} is gone"
        path.write_text(text, encoding="utf-8")

    def line(self, folder: Path) -> int:
        """Return the line that must be named, from 1."""
        lines = (folder / self.file).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if self.at in line)


HARD = "Contraindicated pharmacological interventions necessitate individualised multidisciplinary consideration beforehand."
LONG = "Is the pain there when you walk or run or sit or stand or climb or lift or turn?"
STATEMENT = "    - text: {}\n      sources: [seed1]\n"

BROKEN = (
    Slip("unsourced", "faq/massage.yml", r"^danger: \[dvt_suspected\]", "danger: []", "before:", "no source"),
    Slip("figures", "faq/heat_topic.yml", r"Warmth is for comfort only\.", "Warmth soothes 7 in 10 people.", "7 in 10", 'the figure "7"'),
    Slip("figures", "red_flags.yml", r"name: a leg that suddenly went", "name: for two hours a leg that suddenly went", "for two hours", '"two hours"'),
    Slip("caveats", "faq/ice.yml", r"may give short relief", "helps 8 in 10 people", "8 in 10", "overuse tendon"),
    Slip("caveats", "faq/injection_safety.yml", r"It may weaken the tendon\.", "Later 28.9% need surgery.", "28.9%", "235"),
    Slip("forbidden", "faq/anatomy.yml", r"It lies deep, so", "For a diagnosis it lies deep, so", "For a diagnosis", '"diagnosis"'),
    Slip("forbidden", "faq/anatomy.yml", r"About two thirds of cadaver", "As is guaranteed, two thirds of cadaver", "As is guaranteed", '"guaranteed"'),
    Slip("forbidden", "questions.yml", r"Your own words save you a lot of questions", "Your own words help me diagnose it", "help me diagnose", '"diagnose"'),
    Slip("forbidden", "red_flags.yml", r"Do not massage the leg\.", "Rest is 100% safe.", "100% safe", '"100% safe"'),
    Slip("forbidden", "pathway.yml", r"title: This needs help now", "title: Help will cure this now", "will cure", '"will cure"'),
    Slip("forbidden", "medicines.yml", r"ok_text: Warmth is for comfort only", "ok_text: Warmth always works", "always works", '"always works"'),
    Slip("forbidden", "symptoms.yml", r"name: a limp,", "name: a diagnosed limp,", "a diagnosed limp", '"diagnosed"'),
    Slip("forbidden", "treatments.yml", r"name: rest,", "name: a miracle rest,", "a miracle rest", '"miracle"'),
    Slip("forbidden", "activities.yml", r"name: rowing,", "name: risk-free rowing,", "risk-free rowing", '"risk-free"'),
    Slip("forbidden", "conversation.yml", r'"Thank you\."', '"It will get better."', "It will get better", '"will get better"'),
    Slip("forbidden", "clinic.yml", r"Sorry, something went wrong", "You do not have it, something went wrong", "safety_text:", '"You do not have"'),
    Slip("readability", "pathway.yml", r"Cut down what brings it on: repeated bending of the hip under load\.", HARD, "Contraindicated", "reading grade"),
    Slip("readability", "wording.yml", r"mean: 6", "mean: 1", "grade: {", "mean reading grade"),
    Slip("sentence_length", "questions.yml", r"Is it better, the same or worse than before\?", LONG, "or lift or turn", "over 15"),
    Slip("sentence_length", "faq/anatomy.yml", r"Its tendon runs close", "And then and then and then and then and then its tendon runs close", "And then", "over 20"),
    Slip("placeholder", "clinic.yml", r"call the clinic on \{phone\}", "call the clinic on {fone}", "out_of_scope:", "did you mean {phone}?"),
    Slip("asks_count", "faq/heat_topic.yml", r"^  patient:\n.*?^  clinician", '  patient: ["warm bath", "wheat bag"]\n  clinician', "  patient: [", "2 ways in which a patient asks, under 8"),
    Slip("related", "faq/psoas_abscess_info.yml", r"^related: \[", "related: [back_pain_link, ", "related:", "only for a patient"),
    Slip("related", "faq/recurrence.yml", r"^related: \[", "related: [recurrence, ", "related:", "this topic or named twice"),
    Slip("related", "faq/release_evidence.yml", r"^related: .*?$", "related: [back_pain_link]", "related:", "a clinician can read none", "warning"),
    Slip("seek_help", "faq/blood_thinners.yml", r"^  seek_help:\n.*?^clinician", "  seek_help: []\nclinician", "seek_help: []", "never says when to get help"),
    Slip("unused_sources", "sources.yml", r"\Z", "\n- key: nobody2020\n  reference: Nobody\n  type: review\n  verified: true\n", "nobody2020", "no text cites", "warning"),
    Slip("reviews", "faq/ice.yml", r"date: \d{4}-\d\d-\d\d", "date: 2019-12-31", "reviewed:", "due since 2020-12-31", "warning"),
    Slip("reviews", "faq/anatomy.yml", r"date: \d{4}-\d\d-\d\d", "date: 2199-01-01", "reviewed:", "in the future"),
    Slip("same_asks", "faq/ice.yml", r"^  patient:\n", '  patient:\n    - "Where is the PSOAS muscle?!"\n', "PSOAS", "stands already in faq/anatomy.yml"),
    Slip("same_asks", "faq/anatomy.yml", r"^  clinician:\n", "  clinician:\n    - contraindications to iliopsoas release\n", "contraindications to", "faq/release_contraindications.yml", "warning"),
)  # fmt: skip
"""One place each, so that all can be made in one copy."""
