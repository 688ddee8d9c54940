"""Placeholders of patient texts, filled from ``clinic.yml``."""

from __future__ import annotations

from collections.abc import Callable

from hippath.knowledge import Knowledge


def fill(text: str, knowledge: Knowledge, *, escape: Callable[[str], str] = str, **more: str) -> str:
    """Return ``text`` with the clinic's details and ``more``, each through ``escape``, in place of their names in braces."""
    clinic = knowledge.clinic
    values = {
        **more,
        "crisis_line": clinic.crisis_line,
        "poison_line": clinic.poison_line,
        "phone": clinic.phone,
        "clinic": clinic.name,
        "hours": clinic.hours,
        "emergency_number": clinic.emergency_number,
        "emergency_department": clinic.emergency_department.get(clinic.country, "the emergency department"),
        "non_emergency": clinic.non_emergency.get(clinic.country, clinic.phone),
        "retention_days": str(clinic.retention_days),
    }
    for name, value in values.items():
        text = text.replace("{" + name + "}", escape(value))
    return text
