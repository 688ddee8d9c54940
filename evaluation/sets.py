"""Reads the labelled sets."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, Literal, Optional, Tuple

from pydantic import BaseModel, Extra
from ruamel.yaml import YAML

_FOLDER = Path(__file__).parent
_SIGNS = {"-": "absent", "?": "possible", "<": "past", "@": "other_person"}


class Example(BaseModel):
    """One text with what should be understood."""

    class Config:
        extra = Extra.forbid
        frozen = True

    text: str
    """What the person wrote."""
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
        return frozenset(
            (word.lstrip("-?<@"), _SIGNS.get(word[0], "present")) for word in (self.atoms or "").replace('"', "").split()
        )


def load(name: str) -> list[Example]:
    """Return the examples of ``unseen.yml`` or of all files in the folder ``development``."""
    paths = [_FOLDER / "unseen.yml"] if name == "unseen" else sorted((_FOLDER / name).glob("*.yml"))
    return [Example.parse_obj(item) for path in paths for item in YAML(typ="safe").load(path)]
