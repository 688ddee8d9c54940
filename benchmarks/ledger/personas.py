"""Who writes in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("personas.yml")


@dataclass(frozen=True)
class Persona:
    """One kind of patient."""

    story: str
    """What they tell when asked in their own words."""
    disposition: str
    """What must come of it, whatever happens on the way."""
    answers: dict[str, str]
    """Question id -> what they answer."""
    kinds: dict[str, str]
    """What they answer to any other question of a kind."""
    afterwards: tuple[str, ...]
    """What they say once they have a result."""

    def answer(self, question: dict[str, Any]) -> str:
        """Return what they answer to `question`."""
        if question["id"] == "opening":
            return self.story
        return self.answers.get(question["id"], self.kinds[question["kind"]])


def read_personas() -> list[Persona]:
    """Return every persona of personas.yml."""
    content = YAML(typ="safe").load(FILE)
    return [
        Persona(
            story=persona["story"],
            disposition=persona["disposition"],
            answers={**content["answers"], **persona["answers"]},
            kinds=content["kinds"],
            afterwards=tuple(content["afterwards"]),
        )
        for persona in content["personas"]
    ]
