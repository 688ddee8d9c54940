"""How people talk: the word lists that understanding composes."""

from __future__ import annotations

from typing import Dict, Optional, Tuple

from pydantic import BaseModel, Extra

Patterns = Tuple[str, ...]


class _Model(BaseModel):
    class Config:
        extra = Extra.forbid
        frozen = True


class Rule(_Model):
    """A finding composed inside a clause from what is felt, where, and what brings it on."""

    id: str
    """Symptom or feature that it makes."""
    sensation: Tuple[str, ...]
    """Any of these must be there."""
    site: Tuple[str, ...] = ()
    """Where it must be; ``none`` allows a clause without a place. Empty: anywhere but another body part."""
    trigger: Tuple[str, ...] = ()
    """What must bring it on; empty: nothing."""
    word: Patterns = ()
    """Words that must be in the clause."""
    painless: Optional[bool] = None
    """Whether the clause must (true) or must not (false) say that it does not hurt."""


class Injection(_Model):
    """What is said of an injection."""

    done: Patterns
    """Words for one."""
    elsewhere: Patterns
    """Places and kinds that do not count as treatment at the iliopsoas."""
    helped: Patterns
    """It helped."""
    wore_off: Patterns
    """It helped and wore off."""
    failed: Patterns
    """It did not help."""


class Durations(_Model):
    """Words of time."""

    units: Dict[str, float]
    """Unit -> days."""
    numbers: Dict[str, float]
    """Number word -> number."""
    vague: Patterns
    """Long, without a number."""
    several: Tuple[int, int]
    """Range meant by "several"."""
    months: Tuple[str, ...]
    """January to December."""
    seasons: Dict[str, int]
    """Season -> its first month."""
    feasts: Dict[str, Tuple[int, int]]
    """Feast -> month and day."""
    weekdays: Tuple[str, ...]
    """Monday to Sunday."""
    treatment_words: Patterns
    """Beside a span they make it a treatment's."""
    other_words: Patterns
    """Beside a span they make it something else's."""
    since: Patterns
    """Before a date they make it a start."""
    ago: Patterns
    """After a span they count back from today."""
    over: Patterns
    """More than."""
    almost: Patterns
    """Less than."""


class Language(_Model):
    """``language.yml``."""

    sites: Dict[str, Patterns]
    """Place -> patterns."""
    sensations: Dict[str, Patterns]
    """What is felt -> patterns."""
    triggers: Dict[str, Patterns]
    """What brings it on -> patterns."""
    rules: Tuple[Rule, ...]
    """Compositions."""
    painless: Patterns
    """Saying that it does not hurt."""
    not_findings: Patterns
    """Words that look like a finding and are none."""
    cues: Dict[str, Patterns]
    """Cues of negation, past, doubt, other people and correction."""
    sides: Dict[str, Patterns]
    """Side -> patterns."""
    trends: Dict[str, Patterns]
    """Trend -> patterns."""
    injection: Injection
    """What is said of an injection."""
    regular: Dict[str, Patterns]
    """``true`` and ``false`` -> patterns."""
    treatment_status: Dict[str, Patterns]
    """``planned`` and ``declined`` -> patterns."""
    helped: Dict[str, Patterns]
    """``true`` and ``false`` -> patterns."""
    hedged_counts: Tuple[str, ...]
    """Atoms that a hedge states: "could be pregnant" is a possible pregnancy."""
    provoking_load: Patterns
    """Saying that what brings the pain on goes on unchanged."""
    loading: Tuple[str, ...]
    """Treatments that count as a loading programme."""
    durations: Durations
    """Words of time."""
    medicine_conditions: Dict[str, Patterns]
    """Medicine condition -> patterns."""
