"""The medicine gate: what may be taken, what needs asking first, what must be left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hippath.knowledge import Knowledge, load_knowledge
from hippath.knowledge.conditions import State, holds
from hippath.knowledge.medicines import GateLine, Medicine
from hippath.pathway.facts import Facts
from hippath.pathway.flags import flagged_state

Verdict = Literal["stop", "ask", "ok"]


@dataclass(frozen=True)
class MedicineAdvice:
    """What the gate says about one medicine."""

    id: str
    """Medicine id."""
    name: str
    """Its name in plain words."""
    advice: Verdict
    """STOP beats ASK FIRST, ASK FIRST beats OK."""
    text: str
    """What the person is told."""
    reasons: tuple[str, ...]
    """The person's own facts behind it."""
    sources: tuple[str, ...]
    """Keys of ``sources.yml``."""


def medicine_advice(facts: Facts, knowledge: Knowledge | None = None) -> list[MedicineAdvice]:
    """Return the gate's advice for every medicine; ASK FIRST at best until health was asked about."""
    knowledge = knowledge or load_knowledge()
    state = flagged_state(facts, knowledge)
    return [_advice(medicine, state, knowledge) for medicine in knowledge.medicines.values()]


def _advice(medicine: Medicine, state: State, knowledge: Knowledge) -> MedicineAdvice:
    if not medicine.offered:
        return MedicineAdvice(medicine.id, medicine.name, "stop", medicine.stop_text, (), medicine.sources)
    checks: tuple[tuple[Verdict, tuple[str, ...], tuple[GateLine, ...], str], ...] = (
        ("stop", medicine.stop, medicine.stop_when, medicine.stop_text),
        ("ask", medicine.ask, medicine.ask_when_also, medicine.ask_text),
    )
    for verdict, conditions, lines, usual in checks:
        fired = [line for line in lines if holds(line.when, state)]
        named = [knowledge.medicine_conditions[identity].name for identity in conditions if identity in state.present]
        if fired or named:
            alone = _only_text(fired, named)
            reasons = tuple(dict.fromkeys((*named, *(line.reason for line in fired))))
            sources = tuple(dict.fromkeys((*medicine.sources, *_keys(fired))))
            return MedicineAdvice(medicine.id, medicine.name, verdict, alone or usual, reasons, sources)
    return MedicineAdvice(medicine.id, medicine.name, "ok", medicine.ok_text, (), medicine.sources)


def _only_text(fired: Sequence[GateLine], named: Sequence[str]) -> str | None:
    """Return a line's own wording when nothing else speaks against the medicine."""
    own = [line.text for line in fired if line.text]
    others = len(fired) - len(own)
    return own[0] if own and others == 0 and len(named) <= len(own) else None


def _keys(lines: Sequence[GateLine]) -> Iterator[str]:
    for line in lines:
        yield from line.sources
