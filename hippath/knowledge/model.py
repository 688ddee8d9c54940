"""All of ``knowledge/`` as one frozen object."""

from __future__ import annotations

from pathlib import Path
from typing import Dict

from pydantic import BaseModel, Extra

from hippath.knowledge.activities import Activity
from hippath.knowledge.clinic import Clinic
from hippath.knowledge.conversation import Conversation
from hippath.knowledge.faq import Topic
from hippath.knowledge.features import Feature
from hippath.knowledge.language import Language
from hippath.knowledge.medicines import Medicine, MedicineCondition
from hippath.knowledge.pathway import Pathway
from hippath.knowledge.questions import Question
from hippath.knowledge.red_flags import RedFlag
from hippath.knowledge.sources import Source
from hippath.knowledge.symptoms import Symptom
from hippath.knowledge.treatments import Treatment
from hippath.knowledge.wording import Wording


class Knowledge(BaseModel):
    """Everything clinical that the assistant may say or decide by."""

    class Config:
        extra = Extra.forbid
        frozen = True

    folder: Path
    """Where it was read from."""
    digest: str
    """SHA-256 over all files: changes whenever any content does."""
    sources: Dict[str, Source]
    """Key -> source."""
    symptoms: Dict[str, Symptom]
    """Id -> symptom."""
    features: Dict[str, Feature]
    """Id -> atom of the red-flag rules that is no symptom."""
    treatments: Dict[str, Treatment]
    """Id -> treatment."""
    activities: Dict[str, Activity]
    """Id -> sport or work."""
    medicines: Dict[str, Medicine]
    """Id -> medicine with its gate."""
    medicine_conditions: Dict[str, MedicineCondition]
    """Id -> condition the gate asks about."""
    red_flags: Dict[str, RedFlag]
    """Id -> danger sign."""
    pathway: Pathway
    """The table of dispositions and the plans."""
    questions: Dict[str, Question]
    """Id -> question, in the order of asking."""
    clinic: Clinic
    """The clinic's own details."""
    conversation: Conversation
    """What the assistant says between the questions."""
    faq: Dict[str, Topic]
    """Topic -> answers."""
    language: Language
    """How people talk: sites, sensations, cues."""
    wording: Wording
    """How texts must be worded."""

    @property
    def atoms(self) -> frozenset[str]:
        """Every id that a condition may name."""
        return frozenset((*self.symptoms, *self.features, *self.activities, *self.medicine_conditions, *self.red_flags))
