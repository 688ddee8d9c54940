"""Danger signs across turns: latched once established, hinted ones asked about, withdrawn only on a confirmed correction."""

from __future__ import annotations

from typing import Iterable

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.merge import Merged
from hippath.knowledge import Knowledge
from hippath.knowledge.condition_ids import atoms_of
from hippath.pathway import Facts, established
from hippath.understanding import Findings

URGENT = ("ambulance_now", "emergency_department_now", "same_day")


def urgent_flags(facts: Facts, knowledge: Knowledge) -> frozenset[str]:
    """Return the emergency and same-day flags that the facts establish."""
    return frozenset(flag.id for flag in established(facts, knowledge) if flag.level in URGENT)


def latch(facts: Facts, knowledge: Knowledge) -> Facts:
    """Return ``facts`` with every urgent flag written into ``red_flags``, where nothing but a withdrawal removes it."""
    flags = {*facts.red_flags, *urgent_flags(facts, knowledge)}
    return facts.copy(update={"red_flags": tuple(sorted(flags))})


def hinted_flags(facts: Facts, hints: Iterable[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the urgent flags that would fire if the hedged or feared findings were real, most urgent first."""
    hinted = set(hints)
    if not hinted:
        return ()
    supposed = _with_atoms(facts, hinted, knowledge)
    already = {flag.id for flag in established(facts, knowledge)}
    flags = [flag for flag in established(supposed, knowledge) if flag.level in URGENT and flag.id not in already]
    return tuple(flag.id for flag in sorted(flags, key=lambda flag: (URGENT.index(flag.level), flag.id)))


def flags_resting_on(atom: str, facts: Facts, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the latched flags that would not have fired without ``atom``."""
    flags = urgent_flags(facts, knowledge)
    without = urgent_flags(without_atoms(facts.copy(update={"red_flags": ()}), {atom}), knowledge)
    return tuple(sorted((flags | ({atom} & set(facts.red_flags))) - without))


def settle_disputes(
    merged: Merged, findings: Findings, correcting: bool, dialogue: Dialogue, knowledge: Knowledge
) -> tuple[Facts, Dialogue]:
    """Return facts and dialogue after denials of what was reported before.

    A denial under a red flag must be confirmed; another one is believed when the person corrects themselves, and asked
    about when they simply said both.
    """
    facts = merged.facts
    withdrawing = list(dialogue.withdrawing)
    changes: dict[str, object] = {"corrected": merged.corrected}
    for atom in merged.disputed:
        if flags_resting_on(atom, facts, knowledge):
            withdrawing.append(atom)
        elif correcting:
            facts = without_atoms(facts, {atom})
            changes["corrected"] = True
        elif atom in knowledge.symptoms:
            changes["contradiction"] = atom
    withdrawing += _denied_flags(findings, facts, knowledge)
    return facts, dialogue.copy(update={**changes, "withdrawing": tuple(dict.fromkeys(withdrawing))})


def _denied_flags(findings: Findings, facts: Facts, knowledge: Knowledge) -> list[str]:
    """Return latched flags, kept from an earlier story, of which the message denies a part."""
    found = (*findings.symptoms, *findings.features, *findings.medicine_conditions)
    denied = {item.id for item in found if item.status == "absent"}
    grounded = urgent_flags(facts.copy(update={"red_flags": ()}), knowledge)
    flags = [flag for flag in facts.red_flags if flag in knowledge.red_flags and flag not in grounded]
    return [flag for flag in flags if denied & atoms_of(knowledge.red_flags[flag].when)]


def without_atoms(facts: Facts, atoms: set[str]) -> Facts:
    """Return ``facts`` with ``atoms`` moved from present to absent."""
    changes = {}
    for present_field, absent_field in (
        ("symptoms_present", "symptoms_absent"),
        ("features_present", "features_absent"),
        ("medicine_conditions", "medicine_conditions_absent"),
        ("red_flags", "red_flags_absent"),
    ):
        held = set(getattr(facts, present_field))
        moved = held & atoms
        changes[present_field] = tuple(sorted(held - moved))
        changes[absent_field] = tuple(sorted({*getattr(facts, absent_field), *moved}))
    return facts.copy(update=changes)


def _with_atoms(facts: Facts, atoms: set[str], knowledge: Knowledge) -> Facts:
    changes = {}
    for known, field in (
        (knowledge.symptoms, "symptoms_present"),
        (knowledge.features, "features_present"),
        (knowledge.medicine_conditions, "medicine_conditions"),
    ):
        changes[field] = tuple(sorted({*getattr(facts, field), *(atom for atom in atoms if atom in known)}))
    return facts.copy(update=changes)
