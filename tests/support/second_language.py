"""A made-up second language: every text that a patient may read, in brackets of its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from hippath.checks.patient_texts import patient_texts
from hippath.knowledge import Knowledge
from hippath.knowledge.yaml_file import read_yaml

OPEN, CLOSE = "\u27e8", "\u27e9"


def write_second_language(knowledge: Knowledge, folder: Path, language: str) -> None:
    """Copy the knowledge to `folder` with a translation that puts each text for patients into brackets."""
    shutil.copytree(knowledge.folder, folder)
    files: dict[str, Any] = {}
    for text in patient_texts(knowledge):
        if text.field.startswith("asks"):
            continue
        content = files.setdefault(text.file, read_yaml(knowledge.folder / text.file, text.file))
        *way, last = text.location
        for step in way:
            content = content[step]
        if isinstance(content[last], str):
            content[last] = f"{OPEN}{content[last]}{CLOSE}"
    for name, content in files.items():
        path = folder / "translations" / language / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def outside(text: str) -> str:
    """Return the letters of `text` that stand in no brackets: what was not translated."""
    depth, rest = 0, []
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        if depth == 0 and letter.isalpha():
            rest.append(letter)
    return "".join(rest)
