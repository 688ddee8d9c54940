"""Findings of one message merged into the facts. Understanding may add concern, never remove it."""

from __future__ import annotations

from dataclasses import dataclass

from hippath.pathway import Facts
from hippath.understanding import Findings

_PAIRS = (
    ("symptoms", "symptoms_present", "symptoms_absent"),
    ("features", "features_present", "features_absent"),
    ("medicine_conditions", "medicine_conditions", "medicine_conditions_absent"),
)
_SCALARS = ("age", "side", "trend", "injection", "injection_days_ago", "conservative_days", "conservative_adequate")


@dataclass(frozen=True)
class Merged:
    """Result of a merge."""

    facts: Facts
    """Facts with the findings added."""
    disputed: tuple[str, ...]
    """Atoms that were present before and are denied now: kept present until the person settles it."""
    hinted: tuple[str, ...]
    """Atoms that were hedged or feared."""
    corrected: bool
    """Whether a known value was replaced."""


def merge(facts: Facts, findings: Findings, correcting: bool) -> Merged:
    """Return ``facts`` with ``findings`` merged in.

    A denied finding that was reported earlier stays present and is returned as disputed, unless the person is correcting
    and it supports no red flag (that check is the caller's). The result does not depend on the order of findings.
    """
    about_other = facts.subject == "other" or (findings.subject == "other" and not facts.symptoms_present)
    counts_as_present = {"present", "other_person"} if about_other else {"present"}
    changes: dict[str, object] = {}
    disputed: set[str] = set()
    hinted: set[str] = set()
    corrected = False
    if about_other:
        changes["subject"] = "other"
    for kind, present_field, absent_field in _PAIRS:
        found = getattr(findings, kind)
        now_present = {item.id for item in found if item.status in counts_as_present}
        now_absent = {item.id for item in found if item.status == "absent"} - now_present
        hinted |= {item.id for item in found if item.status == "possible"} - now_present
        before = set(getattr(facts, present_field))
        disputed |= now_absent & before
        present = before | now_present
        absent = (set(getattr(facts, absent_field)) | now_absent) - present
        changes[present_field] = tuple(sorted(present))
        changes[absent_field] = tuple(sorted(absent))
    active = {item.id for item in findings.activities if item.status in counts_as_present}
    changes["activities"] = tuple(sorted({*facts.activities, *active}))
    changes.update(_treatments(facts, findings))
    for field in _SCALARS:
        value = getattr(findings, field)
        if value is not None and value != getattr(facts, field):
            corrected = corrected or getattr(facts, field) is not None
            changes[field] = value
    duration = findings.duration.days if findings.duration else None
    if duration is not None and duration != facts.duration_days:
        corrected = corrected or facts.duration_days is not None
        changes["duration_days"] = duration
    if findings.other_body_part and not facts.symptoms_present and not changes["symptoms_present"]:
        changes["other_body_part"] = True
    return Merged(facts.copy(update=changes), tuple(sorted(disputed)), tuple(sorted(hinted)), corrected and correcting)


def _treatments(facts: Facts, findings: Findings) -> dict[str, object]:
    tried = {*facts.treatments, *(item.id for item in findings.treatments if item.status == "tried")}
    declined = {
        *facts.treatments_declined,
        *(item.id for item in findings.treatments if item.status == "declined"),
    } - tried
    helped = {item.id for item in findings.treatments if item.helped is True}
    failed = {item.id for item in findings.treatments if item.helped is False}
    return {
        "treatments": tuple(sorted(tried)),
        "treatments_declined": tuple(sorted(declined)),
        "helped": tuple(sorted(({*facts.helped} - failed) | helped)),
        "did_not_help": tuple(sorted(({*facts.did_not_help} - helped) | failed)),
    }
