"""Facts in plain words, from the names in ``knowledge/``."""

from __future__ import annotations

from hippath.knowledge import Knowledge
from hippath.pathway import Facts

_DAYS = {"years": 365, "months": 30, "weeks": 7, "days": 1}
_LEAST = {"years": 730, "months": 60, "weeks": 14, "days": 0}


def in_words(days: float, knowledge: Knowledge) -> str:
    """Return a number of days as people say it: 90 -> "3 months", 42 -> "6 weeks"."""
    for unit, length in _DAYS.items():
        exact = days >= length and days % length == 0
        if (exact and unit != "days") or days >= _LEAST[unit]:
            count = max(1, round(days / length))
            forms: dict[str, str] = getattr(knowledge.conversation, unit)
            return forms["one"] if count == 1 else forms["many"].format(n=count)
    return knowledge.conversation.days["one"]


def name_of(atom: str, knowledge: Knowledge) -> str:
    """Return the plain name of a symptom, feature, medicine condition, activity, treatment or red flag."""
    for kind in ("symptoms", "features", "medicine_conditions", "activities", "treatments", "red_flags"):
        entries = getattr(knowledge, kind)
        if atom in entries:
            return str(entries[atom].name)
    return atom.replace("_", " ")


def told(facts: Facts, knowledge: Knowledge) -> tuple[str, ...]:
    """Return everything the person has told, one phrase a fact, in a fixed order."""
    say = knowledge.conversation
    phrases: list[str] = []
    if facts.age is not None:
        phrases.append(say.age_note.format(age=facts.age))
    phrases += [name_of(atom, knowledge) for atom in facts.symptoms_present]
    if facts.side:
        phrases.append(say.side_notes[facts.side])
    if facts.duration_days is not None:
        phrases.append(say.duration_note.format(duration=in_words(facts.duration_days, knowledge)))
    phrases += [name_of(atom, knowledge) for atom in (*facts.features_present, *facts.activities)]
    phrases += [name_of(atom, knowledge) for atom in facts.medicine_conditions]
    phrases += [_treatment(treatment, facts, knowledge) for treatment in facts.treatments]
    if facts.conservative_days:
        phrases.append(say.care_note.format(duration=in_words(facts.conservative_days, knowledge)))
    if facts.trend:
        phrases.append(say.trend_notes[facts.trend])
    phrases += [say.absent_note.format(name=name_of(atom, knowledge)) for atom in facts.symptoms_absent]
    return tuple(phrases)


def _treatment(treatment: str, facts: Facts, knowledge: Knowledge) -> str:
    name = name_of(treatment, knowledge)
    if treatment in facts.did_not_help:
        return knowledge.conversation.not_helped_note.format(name=name)
    if treatment in facts.helped:
        return knowledge.conversation.helped_note.format(name=name)
    return name
