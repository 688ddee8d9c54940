"""Every id that one file uses must exist in another."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Collection, Iterator

from pydantic import BaseModel

from hippath.knowledge.condition_ids import atoms_of
from hippath.knowledge.errors import Problem
from hippath.knowledge.model import Knowledge
from hippath.knowledge.yaml_file import line_of

_FILES = {
    "symptoms": "symptoms.yml", "features": "features.yml", "treatments": "treatments.yml", "activities": "activities.yml",
    "medicines": "medicines.yml", "medicine_conditions": "medicines.yml", "red_flags": "red_flags.yml",
    "pathway": "pathway.yml", "questions": "questions.yml", "clinic": "clinic.yml",
}  # fmt: skip
_ATOM_KINDS = ("symptoms", "features", "activities", "medicine_conditions", "red_flags")


def dangling(knowledge: Knowledge) -> list[Problem]:
    """Return a problem for each unknown source, atom, topic or medicine, and for each atom id used by two kinds."""
    problems = list(_shared_ids(knowledge))
    targets: dict[str, Collection[str]] = {
        "sources": knowledge.sources,
        "related": knowledge.faq,
        "danger": knowledge.red_flags,
        "medicines": knowledge.medicines,
        "rows": [row.id for row in knowledge.pathway.rows],
    }
    for name, location, owner in _models(knowledge):
        for field, value in owner:
            if field in targets and isinstance(value, tuple):
                for index, identity in enumerate(value):
                    if isinstance(identity, str) and identity not in targets[field]:
                        place = (*location, field, index)
                        problems.append(_problem(knowledge, name, place, field, identity, targets[field]))
            elif field in ("when", "ask_when") and value is not None:
                for identity in sorted(atoms_of(value) - knowledge.atoms):
                    problems.append(_problem(knowledge, name, (*location, field), "id", identity, knowledge.atoms))
    return problems


def _problem(
    knowledge: Knowledge, name: str, location: tuple[Any, ...], kind: str, identity: str, known: Collection[str]
) -> Problem:
    near = get_close_matches(identity, list(known), n=1)
    mend = f"did you mean '{near[0]}'?" if near else "add it, or use one that exists"
    key = ".".join(str(step) for step in location)
    return Problem(name, line_of(knowledge.folder / name, location), key, f"unknown {kind} '{identity}'; {mend}")


def _shared_ids(knowledge: Knowledge) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for kind in _ATOM_KINDS:
        for identity in getattr(knowledge, kind):
            if identity in owner:
                message = f"the id '{identity}' is also used in {_FILES[owner[identity]]}; rename one"
                yield Problem(_FILES[kind], None, identity, message)
            owner[identity] = kind


def _models(knowledge: Knowledge) -> Iterator[tuple[str, tuple[Any, ...], BaseModel]]:
    for field, name in _FILES.items():
        content = getattr(knowledge, field)
        prefix: tuple[Any, ...] = ()
        if name == "medicines.yml":
            prefix = ("medicines" if field == "medicines" else "conditions",)
        if isinstance(content, BaseModel):
            yield from _inside(name, prefix, content)
        else:
            for index, entry in enumerate(content.values()):
                yield from _inside(name, (*prefix, index), entry)
    for topic, entry in knowledge.faq.items():
        yield from _inside(f"faq/{topic}.yml", (), entry)


def _inside(name: str, location: tuple[Any, ...], value: Any) -> Iterator[tuple[str, tuple[Any, ...], BaseModel]]:
    if isinstance(value, BaseModel):
        yield name, location, value
        for field, inner in value:
            yield from _inside(name, (*location, field), inner)
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from _inside(name, (*location, index), inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _inside(name, (*location, key), inner)
