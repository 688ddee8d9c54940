"""The table of dispositions, and every sentence of a result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, Extra, Field

from hippath.knowledge.conditions import ALWAYS, When
from hippath.knowledge.red_flags import Level
from hippath.knowledge.source_keys import SourceKeys

Disposition = Literal[
    "emergency_now", "urgent_same_day", "routine_gp_assessment", "not_iliopsoas_other_assessment",
    "surgical_consultation", "consider_injection_referral", "continue_conservative", "self_care_conservative",
]  # fmt: skip
Urgency = Literal["emergency", "urgent", "non_urgent", "self_care"]


class _Model(BaseModel):
    class Config:
        extra = Extra.forbid
        frozen = True


class Advice(_Model):
    """A sentence or two with their sources, said when the condition holds."""

    text: str = Field(min_length=1)
    """What is said; placeholders in braces are filled from the facts and from clinic.yml."""
    sources: SourceKeys
    """Keys of ``sources.yml``."""
    when: When = ALWAYS
    """Who it is for."""


class LevelText(_Model):
    """How a level of urgency is said."""

    title: str
    """Headline of the result when this is the highest level."""
    action: str
    """The one line that says what to do."""
    sources: SourceKeys
    """Keys of ``sources.yml``."""


class Review(_Model):
    """When to look at it again."""

    days: int = Field(ge=0)
    """Days from today at most."""
    programme_until: int | None = None
    """Day of the programme at which to look again, when that is sooner."""
    injection_until: int | None = None
    """Days after the injection at which to look again, when that is sooner."""
    when: When = ALWAYS
    """Who it is for; the first that holds counts."""


class Row(_Model):
    """One row of the table; the first whose condition holds decides."""

    id: str
    """``pathway.N``."""
    when: When
    """The condition."""
    disposition: Disposition
    """What it leads to."""
    early: bool = False
    """Whether danger questions, age and place decide it, so that history and treatment need not be asked."""
    title: str = Field(min_length=1)
    """Headline of the result; a flag's level gives its own instead."""
    reasons: tuple[Advice, ...]
    """Why this row, in words."""
    actions: tuple[Advice, ...] = ()
    """What to do."""
    visits: bool = False
    """Whether the visit lines for limp, night pain, loss of function, worsening and youth are added."""
    plan: Literal["none", "reassurance", "programme"] = "none"
    """Which self-care goes with it."""
    medicines: bool = False
    """Whether the medicine gate's advice is shown."""
    timeline: tuple[Advice, ...] = ()
    """What comes next."""
    review: tuple[Review, ...] = ()
    """When to look again."""
    sources: SourceKeys
    """Keys of ``sources.yml`` behind the row."""


class Phase(_Model):
    """A stretch of the loading programme."""

    id: str
    """Short name."""
    name: str
    """Heading."""
    from_days: float
    """Days of the programme from which it is the present phase."""
    steps: tuple[Advice, ...]
    """What to do in it."""


class Stage(_Model):
    """One step of care, as the picture in the result names it."""

    title: str = Field(min_length=1, max_length=34)
    """Its name, short enough for one line of the picture."""
    rows: tuple[str, ...]
    """Rows of the table that stand at this step; a row that no step names gets no picture."""
    sources: SourceKeys
    """Keys of ``sources.yml``."""


class FlagWords(_Model):
    """Sentences about a danger sign: {name} of the sign, {facts} of the person, {words} to say on arrival."""

    told: str
    """The sign as it was told."""
    told_facts: str
    """The facts that together make the sign."""
    not_ruled_out: str
    """A sign that counts as there because a question stayed open."""
    tell_them: str
    """What to say at the desk."""


class Pathway(_Model):
    """``pathway.yml``."""

    urgencies: Mapping[Disposition, Urgency]
    """Disposition -> urgency shown."""
    levels: Mapping[Level, LevelText]
    """Level of a red flag -> its words."""
    flag_words: FlagWords
    """How a danger sign is named as a reason."""
    rows: tuple[Row, ...]
    """The table, in order."""
    stages: tuple[Stage, ...]
    """The steps of care, first to last."""
    danger_notes: tuple[Advice, ...]
    """Said with rows 1 and 2, beside each flag's own lines."""
    visits: tuple[Advice, ...]
    """Visits within two weeks that are added to rows which ask for them."""
    notes: tuple[Advice, ...]
    """Said with every row from 3 on when they apply: age, replaced hip, injection cautions."""
    reassurance: tuple[Advice, ...]
    """Self-care for a painless snap."""
    self_care: tuple[Advice, ...]
    """Self-care with the programme."""
    programme: tuple[Phase, ...]
    """Phases of the programme, first to last."""
    pain_rule: tuple[Advice, ...]
    """How much pain is fine."""
    safety_net: tuple[Advice, ...]
    """When to get help sooner."""
    exercise_screen: tuple[str, ...]
    """Questions that must be settled before anyone is told to exercise or keep active."""
    no_exercise: When
    """When nobody may be told to exercise or keep active."""
    unknown_reason: Advice
    """Said when a danger question stayed unanswered and therefore counts as yes."""
