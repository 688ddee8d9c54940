"""Reads the labelled sets: ``sets/<kind>/development*`` and ``sets/<kind>/held_out*``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Dict, Literal, Optional, Tuple, Type, TypeVar

from pydantic import BaseModel, Extra
from ruamel.yaml import YAML

NOW = date(2026, 11, 21)
"""The day on which the labelled texts were written."""
Part = Literal["development", "held_out"]
_FOLDER = Path(__file__).parent / "sets"
_SIGNS = {"-": "absent", "?": "possible", "<": "past", "@": "other_person"}


class _Label(BaseModel):
    class Config:
        extra = Extra.forbid
        frozen = True

    text: str
    """What the person wrote."""


class Message(_Label):
    """A patient's message or a clinician's note with what should be understood."""

    atoms: Optional[str] = None
    """Ids, each with its status: none present, - absent, ? possible, < past, @ another person's. None: not labelled."""
    treatments: str = ""
    """``id:status`` or ``id:status:yes|no``, the last for whether it helped."""
    days: Dict[str, float] = {}
    """Treatment -> days it was done."""
    flags: Optional[str] = None
    """Danger signs established by this text alone; None: none."""
    duration: Optional[float] = None
    """Days the complaint has lasted."""
    side: Optional[Literal["left", "right", "both"]] = None
    """Side of the complaint."""
    age: Optional[int] = None
    """Age in years."""
    subject: Literal["self", "other"] = "self"
    """Whose complaint it is."""
    trend: Optional[Literal["improving", "unchanged", "worse"]] = None
    """How it goes."""
    injection: Optional[Literal["none", "helped", "wore_off", "failed"]] = None
    """Outcome of an injection at the iliopsoas."""
    injection_ago: Optional[float] = None
    """Days since it."""
    adequate: Optional[bool] = None
    """Whether the loading exercises were regular."""
    other_part: bool = False
    """Whether the complaint is elsewhere in the body."""
    correction: bool = False
    """Whether the text corrects something."""

    def labelled(self) -> frozenset[Tuple[str, str]]:
        """Return the (id, status) pairs."""
        words = (self.atoms or "").replace('"', "").split()
        return frozenset((word.lstrip("-?<@"), _SIGNS.get(word[0], "present")) for word in words)


class Danger(_Label):
    """A wording of a danger sign, or a harmless look-alike."""

    flags: str
    """Danger signs that the text alone establishes; empty for a look-alike."""
    also: str = ""
    """Danger signs that a cautious reader may see too: they count neither way."""


class Span(BaseModel):
    """One span of time."""

    class Config:
        extra = Extra.forbid
        frozen = True

    said: str
    """The words."""
    days: Optional[float]
    """Days; None without a number."""
    role: Literal["complaint", "treatment", "other"]
    """What it measures."""


class Times(_Label):
    """A text with its spans of time."""

    complaint: Optional[float]
    """Days the complaint has lasted; None when not said in numbers."""
    spans: Tuple[Span, ...] = ()
    """Every span of a day or longer."""


class Asserted(_Label):
    """One mention in a text with its assertion status."""

    span: str
    """The words of the mention; their first occurrence is meant."""
    status: Literal["present", "absent", "past", "possible", "other_person"]
    """Assertion status."""


class Question(_Label):
    """A question with the topic that answers it."""

    topic: str
    """FAQ topic, or ``out_of_scope``."""
    also: Tuple[str, ...] = ()
    """Topics that do as well."""
    audience: Literal["patient", "clinician"] = "patient"
    """Who asks."""


class Utterance(_Label):
    """A message with its intent."""

    intent: str
    """Intent of ``domain.yml``."""


Labelled = TypeVar("Labelled", Message, Danger, Times, Asserted, Question, Utterance)
_FOLDERS: dict[Type[BaseModel], str] = {
    Message: "messages",
    Danger: "danger",
    Times: "durations",
    Asserted: "status",
    Question: "questions",
    Utterance: "intents",
}


def load(kind: Type[Labelled], part: Part) -> list[Labelled]:
    """Return the examples of one kind: of the files named after ``part``, or in the folder of that name."""
    folder = _FOLDER / _FOLDERS[kind]
    paths = sorted([*folder.glob(f"{part}*.yml"), *(folder / part).glob("*.yml")])
    return [kind.parse_obj(item) for path in paths for item in YAML(typ="safe").load(path)]
