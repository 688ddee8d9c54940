"""The danger signs as a clinician reads them, by level of urgency."""

from __future__ import annotations

from dataclasses import dataclass

from hippath.clinician.clinic_words import clinic_words
from hippath.clinician.in_words import LEVELS as LEVEL_NAMES
from hippath.clinician.in_words import Alternatives, alternatives
from hippath.clinician.sources import SourceLine, numbers, source_lines
from hippath.knowledge import Knowledge
from hippath.knowledge.red_flags import LEVELS, RedFlag


@dataclass(frozen=True)
class DangerSign:
    """One sign, in words."""

    id: str
    """Red-flag id."""
    name: str
    """The sign."""
    question: str
    """The clinical question behind it."""
    when: Alternatives
    """What makes it fire."""
    raised: tuple[tuple[str, Alternatives], ...]
    """Levels it can rise to, and when."""
    told: tuple[str, ...]
    """What the patient is told to do or leave, medicines included, and what would make it more urgent."""
    tell_them: str
    """What the patient is told to say on arrival."""
    numbers: tuple[int, ...]
    """References behind it."""


@dataclass(frozen=True)
class DangerLevel:
    """Signs of one urgency."""

    id: str
    """Level id."""
    heading: str
    """Its name."""
    action: str
    """The one line that says what to do."""
    signs: tuple[DangerSign, ...]
    """In the order of the file."""


@dataclass(frozen=True)
class DangerSigns:
    """The whole list."""

    levels: tuple[DangerLevel, ...]
    """Most urgent first."""
    sources: tuple[SourceLine, ...]
    """References of all signs."""


def danger_signs(knowledge: Knowledge) -> DangerSigns:
    """Return ``red_flags.yml`` in words, most urgent first, with the references."""
    flags = sorted(knowledge.red_flags.values(), key=lambda flag: LEVELS.index(flag.level))
    numbered = numbers(key for flag in flags for key in flag.sources)
    levels = tuple(
        DangerLevel(
            level,
            LEVEL_NAMES[level],
            clinic_words(knowledge.pathway.levels[level].action, knowledge),
            tuple(_sign(flag, numbered, knowledge) for flag in flags if flag.level == level),
        )
        for level in LEVELS
    )
    return DangerSigns(levels, source_lines(numbered, knowledge))


def _sign(flag: RedFlag, numbered: dict[str, int], knowledge: Knowledge) -> DangerSign:
    told = (*flag.actions, flag.nsaid_warning or "", flag.escalation or "")
    return DangerSign(
        id=flag.id,
        name=flag.name,
        question=flag.question,
        when=alternatives(flag.when, knowledge),
        raised=tuple((LEVEL_NAMES[rise.level], alternatives(rise.when, knowledge)) for rise in flag.escalates),
        told=tuple(clinic_words(text, knowledge) for text in told if text),
        tell_them=clinic_words(flag.tell_them or "", knowledge),
        numbers=tuple(sorted(numbered[key] for key in flag.sources)),
    )
