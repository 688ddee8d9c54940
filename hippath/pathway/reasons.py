"""Which danger signs fired, said with the person's own facts."""

from __future__ import annotations

from typing import Sequence

from hippath.knowledge import Knowledge
from hippath.pathway.facts import Facts
from hippath.pathway.flags import EstablishedFlag


def flag_reasons(flags: Sequence[EstablishedFlag], facts: Facts, knowledge: Knowledge) -> list[str]:
    """Return a sentence for each flag: the facts behind it, its name, or that it could not be ruled out."""
    words = knowledge.pathway.flag_words
    told = {
        *facts.symptoms_present,
        *facts.features_present,
        *facts.medicine_conditions,
        *facts.activities,
    }
    reasons = []
    for flag in flags:
        own = [_name(atom, knowledge) for atom in flag.atoms if atom in told]
        name = knowledge.red_flags[flag.id].name
        if len(own) > 1:
            reasons.append(words.told_facts.format(facts=", ".join(own), name=name))
        elif own or flag.id in facts.red_flags or flag.atoms and not facts.unsure:
            reasons.append(words.told.format(name=name))
        else:
            reasons.append(words.not_ruled_out.format(name=name))
    return reasons


def _name(atom: str, knowledge: Knowledge) -> str:
    for kind in (knowledge.features, knowledge.medicine_conditions, knowledge.symptoms, knowledge.activities):
        if atom in kind:
            return str(kind[atom].name)
    return knowledge.red_flags[atom].name
