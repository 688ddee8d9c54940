"""Reads ``knowledge/`` into one checked, frozen object."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Type

from pydantic import BaseModel, ValidationError

from hippath.knowledge.activities import Activity
from hippath.knowledge.clinic import Clinic
from hippath.knowledge.conversation import Conversation
from hippath.knowledge.errors import KnowledgeError, Problem
from hippath.knowledge.faq import Topic
from hippath.knowledge.features import Feature
from hippath.knowledge.language import Language
from hippath.knowledge.medicines import Medicine, MedicineCondition
from hippath.knowledge.model import Knowledge
from hippath.knowledge.pathway import Pathway
from hippath.knowledge.questions import Question
from hippath.knowledge.red_flags import RedFlag
from hippath.knowledge.references import dangling
from hippath.knowledge.sources import Source
from hippath.knowledge.symptoms import Symptom
from hippath.knowledge.translated import ENGLISH, FOLDER, translated
from hippath.knowledge.treatments import Treatment
from hippath.knowledge.wording import Wording
from hippath.knowledge.yaml_file import line_of, read_yaml

DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "knowledge"

_LISTS: dict[str, tuple[str, Type[BaseModel], str]] = {
    "sources": ("sources.yml", Source, "key"),
    "symptoms": ("symptoms.yml", Symptom, "id"),
    "features": ("features.yml", Feature, "id"),
    "treatments": ("treatments.yml", Treatment, "id"),
    "activities": ("activities.yml", Activity, "id"),
    "red_flags": ("red_flags.yml", RedFlag, "id"),
    "questions": ("questions.yml", Question, "id"),
}
_DOCUMENTS: dict[str, tuple[str, Type[BaseModel]]] = {
    "pathway": ("pathway.yml", Pathway),
    "clinic": ("clinic.yml", Clinic),
    "conversation": ("conversation.yml", Conversation),
    "language": ("language.yml", Language),
    "wording": ("wording.yml", Wording),
}
_MEDICINES: dict[str, Type[BaseModel]] = {"medicines": Medicine, "conditions": MedicineCondition}


def load_knowledge(folder: Path | None = None, language: str | None = None) -> Knowledge:
    """Return the knowledge of ``folder`` in ``language``, read once in the life of the process.

    Without them the environment says: HIPPATH_KNOWLEDGE (else the project's own folder) and HIPPATH_LANGUAGE (else English).
    Raises KnowledgeError with every problem found, each naming file, line and key.
    """
    chosen = folder or os.environ.get("HIPPATH_KNOWLEDGE") or DEFAULT_FOLDER
    return _at(chosen, language or os.environ.get("HIPPATH_LANGUAGE") or ENGLISH)


@lru_cache(maxsize=8)
def _at(folder: Path | str, language: str) -> Knowledge:
    return _load(Path(folder).resolve(), language)


def _digest(folder: Path, language: str) -> str:
    digest = hashlib.sha256(language.encode())
    for path in sorted(folder.rglob("*.yml")):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=4)
def _load(folder: Path, language: str) -> Knowledge:
    problems: list[Problem] = []
    if language != ENGLISH and not (folder / FOLDER / language).is_dir():
        missing = f"there is no such folder; make it, or set HIPPATH_LANGUAGE to {ENGLISH}"
        raise KnowledgeError([Problem(f"{FOLDER}/{language}", None, "", missing)])

    def content_of(name: str) -> Any:
        return translated(read_yaml(folder / name, name), folder, name, language, problems)

    parts: dict[str, Any] = {"folder": folder, "digest": _digest(folder, language)}
    for field, (name, model, key) in _LISTS.items():
        parts[field] = _entries(folder, name, (), content_of(name), model, key, problems)
    for field, (name, model) in _DOCUMENTS.items():
        parts[field] = _one(folder, name, (), content_of(name), model, problems)
    medicines = content_of("medicines.yml")
    if not isinstance(medicines, dict) or set(medicines) != set(_MEDICINES):
        problems.append(Problem("medicines.yml", None, "", f"needs exactly the keys {', '.join(_MEDICINES)}"))
        medicines = {}
    for section, medicine_model in _MEDICINES.items():
        field = "medicines" if section == "medicines" else "medicine_conditions"
        content = medicines.get(section, [])
        parts[field] = _entries(folder, "medicines.yml", (section,), content, medicine_model, "id", problems)
    parts["elsewhere"] = _lines(folder, "elsewhere.yml", content_of("elsewhere.yml"), problems)
    parts["faq"] = _topics(folder, content_of, problems)
    if problems:
        raise KnowledgeError(problems)
    knowledge = Knowledge.construct(**parts)
    problems.extend(dangling(knowledge))
    if problems:
        raise KnowledgeError(problems)
    return knowledge


def _lines(folder: Path, name: str, content: Any, problems: list[Problem]) -> tuple[str, ...]:
    if not isinstance(content, list) or not content:
        problems.append(Problem(name, None, "", "must be a list of questions, each starting with '- '"))
        return ()
    for index, item in enumerate(content):
        if not isinstance(item, str) or not item.strip():
            problems.append(Problem(name, line_of(folder / name, (index,)), "", "must be words; put them in quotes"))
    return tuple(str(item) for item in content)


def _topics(folder: Path, content_of: Callable[[str], Any], problems: list[Problem]) -> dict[str, BaseModel]:
    topics: dict[str, BaseModel] = {}
    for path in sorted((folder / "faq").glob("*.yml")):
        name = f"faq/{path.name}"
        content = content_of(name)
        if isinstance(content, dict) and "id" not in content:
            content = {**content, "id": path.stem}
        topic = _one(folder, name, (), content, Topic, problems)
        if topic is not None:
            topics[path.stem] = topic
    return topics


def _entries(
    folder: Path,
    name: str,
    prefix: tuple[str, ...],
    content: Any,
    model: Type[BaseModel],
    key: str,
    problems: list[Problem],
) -> dict[str, BaseModel]:
    if not isinstance(content, list):
        problems.append(Problem(name, None, ".".join(prefix), "must be a list of entries, each starting with '- '"))
        return {}
    entries: dict[str, BaseModel] = {}
    for index, item in enumerate(content):
        entry = _one(folder, name, (*prefix, index), item, model, problems)
        if entry is None:
            continue
        identity = getattr(entry, key)
        if identity in entries:
            line = line_of(folder / name, (*prefix, index))
            problems.append(Problem(name, line, identity, f"the {key} '{identity}' is used twice; rename one"))
        entries[identity] = entry
    return entries


def _one(
    folder: Path,
    name: str,
    location: tuple[str | int, ...],
    content: Any,
    model: Type[BaseModel],
    problems: list[Problem],
) -> BaseModel | None:
    try:
        return model.parse_obj(content)
    except ValidationError as error:
        label = (content.get("id") or content.get("key")) if isinstance(content, dict) else None
        label = label or (location[-1] if location else None)
        for detail in error.errors():
            inner = tuple(step for step in detail["loc"] if step != "__root__")
            key = ".".join(str(step) for step in (label, *inner) if step is not None)
            message = detail["msg"]
            if detail["type"] == "value_error.extra":
                known = ", ".join(sorted(model.__fields__))
                message = f"unknown key; remove it or use one of: {known}" if len(inner) == 1 else "unknown key; remove it"
            elif detail["type"] == "value_error.missing":
                message = "is missing; add it"
            problems.append(Problem(name, line_of(folder / name, (*location, *inner)), key, message))
        return None
