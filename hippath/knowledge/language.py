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

    elsewhere: Patterns
    """Places and kinds that do not count as treatment at the iliopsoas."""
    wore_off: Patterns
    """It helped and wore off."""


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
    onset: Patterns
    """Beside a span they make it the complaint's."""
    over: Tuple[str, ...]
    """More than: plain words, no patterns."""
    almost: Tuple[str, ...]
    """Less than: plain words, no patterns."""
    take_back: Tuple[str, ...]
    """Between two times they take the first one back: plain words, no patterns."""
    says_nothing: Tuple[str, ...]
    """Beside a corrected time they do not tell what it measures: single plain words."""


class Recency(_Model):
    """How long ago an event may be to count as recent."""

    days: float
    """At most this many days."""
    says_when: bool
    """Whether it counts only with words that tell when; otherwise an event without a time counts."""


class Language(_Model):
    """``language.yml``."""

    spellings: Dict[str, str]
    """Short and lay spellings -> the plain word."""
    words: Dict[str, Patterns]
    """Word groups that patterns name as ``<group>``."""
    sites: Dict[str, Patterns]
    """Place -> patterns."""
    sensations: Dict[str, Patterns]
    """What is felt -> patterns."""
    triggers: Dict[str, Patterns]
    """What brings it on -> patterns."""
    rules: Tuple[Rule, ...]
    """Compositions."""
    bare_triggers: Tuple[str, ...]
    """Triggers that a few words without a sensation may name."""
    story_triggers: Tuple[str, ...]
    """Activities that stand for pain in a story of pain even without a word of it in their clause."""
    bare_sites: Tuple[str, ...]
    """Places that a few words without a sensation may name."""
    painless: Patterns
    """Saying that it does not hurt."""
    only_denied: Dict[str, Patterns]
    """Atom -> words that count only when denied."""
    says_absent: Dict[str, Patterns]
    """Atom -> words that deny it by themselves: "afebrile", "slept well"."""
    not_findings: Patterns
    """Words that look like a finding and are none."""
    not_features: Patterns
    """Words that look like a danger sign and are none."""
    not_treatments: Patterns
    """Words that look like a treatment and are none."""
    cues: Dict[str, Patterns]
    """Cues of negation, past, doubt, other people and correction."""
    sides: Dict[str, Patterns]
    """Side -> patterns."""
    trends: Dict[str, Patterns]
    """Trend -> patterns."""
    injection: Injection
    """What is said of an injection."""
    regular: Dict[str, Patterns]
    """``true``, ``false`` and ``carrying_on`` (training on unchanged) -> patterns."""
    treatment_status: Dict[str, Patterns]
    """``planned`` and ``declined`` before a treatment, with ``_after`` behind it; ``done`` says that it was -> patterns."""
    helped: Dict[str, Patterns]
    """``true`` and ``false`` -> patterns."""
    hedged_counts: Tuple[str, ...]
    """Atoms that a hedge states: "could be pregnant" is a possible pregnancy."""
    vague_conditions: Tuple[str, ...]
    """Medicine conditions left out when the same words name an exact one that implies them: "stage 3 kidney disease"."""
    recent: Dict[str, Recency]
    """Atom -> how recent its event must be."""
    recently: Patterns
    """Words that make an event recent."""
    stands_for: Dict[str, str]
    """Finding -> the finding that it also tells of, unless the text says otherwise of that one."""
    history_counts: Tuple[str, ...]
    """Conditions that still count when they are told as history (clinical reference, section 4)."""
    history: Tuple[str, ...]
    """Features that a span of time beside them is the time of: an operation, a cancer."""
    loading: Tuple[str, ...]
    """Treatments that count as a loading programme."""
    durations: Durations
    """Words of time."""
    medicine_conditions: Dict[str, Patterns]
    """Medicine condition -> patterns."""
