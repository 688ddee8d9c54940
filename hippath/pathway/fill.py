"""The person's own figures and the clinic's details for the placeholders of texts."""

from __future__ import annotations

from hippath.knowledge import Knowledge
from hippath.pathway.facts import Facts

_FAIR_TRIAL_DAYS = 90


def placeholders(facts: Facts, knowledge: Knowledge) -> dict[str, str]:
    """Return placeholder -> words; times are rounded down to whole weeks, from three months on to months."""
    clinic = knowledge.clinic
    done = facts.conservative_days or 0
    return {
        "age": str(facts.age) if facts.age is not None else "",
        "duration": in_words(facts.duration_days or 0),
        "care": in_words(done),
        "care_left": in_words(max(_FAIR_TRIAL_DAYS - done, 1), bare=True),
        "phone": clinic.phone,
        "clinic": clinic.name,
        "emergency_number": clinic.emergency_number,
        "emergency_department": clinic.emergency_department.get(clinic.country, "an emergency department"),
        "non_emergency": clinic.non_emergency.get(clinic.country, "a doctor"),
        "retention_days": str(clinic.retention_days),
        "poison_line": clinic.poison_line,
        "crisis_line": clinic.crisis_line,
    }


def filled(text: str, values: dict[str, str]) -> str:
    """Return ``text`` with its placeholders replaced; those inside the clinic's own lines too."""
    for _ in range(2):
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
    return text


def in_words(days: float, bare: bool = False) -> str:
    """Return a time such as "about 6 weeks" or "5 days"; ``bare`` leaves out "about"."""
    about = "" if bare else "about "
    if days < 14:
        return _counted(int(days), "day")
    if days < _FAIR_TRIAL_DAYS:
        return about + _counted(int(days // 7), "week")
    if days < 730:
        return about + _counted(int(days // 30), "month")
    return about + _counted(int(days // 365), "year")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
