"""A slip in a knowledge file is an error that names file, line, key and the mend."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Callable

import pytest

from hippath.knowledge import KnowledgeError, load_knowledge
from hippath.knowledge.loader import DEFAULT_FOLDER


def _append(text: str) -> Callable[[str], str]:
    return lambda content: content + text


def _replace(old: str, new: str) -> Callable[[str], str]:
    def change(content: str) -> str:
        assert old in content, f"the test no longer fits the file: {old!r} is gone"
        return content.replace(old, new, 1)

    return change


BROKEN = [
    (
        "sources.yml",
        _append("\n- key: seed1\n  reference: again\n  type: seed\n  verified: true\n"),
        "seed1",
        "used twice",
    ),
    (
        "sources.yml",
        _append("\n- key: extra\n  reference: r\n  type: seed\n  verified: true\n  year: 2020\n"),
        "extra.year",
        "unknown key",
    ),
    ("sources.yml", _append("\n- key: bad\n  reference: r\n  type: blog\n  verified: true\n"), "bad.type", "permitted"),
    (
        "red_flags.yml",
        _replace("sources: [uk_hip_flags]", "sources: [uk_hip_flag]"),
        "sources",
        "did you mean 'uk_hip_flags'",
    ),
    ("red_flags.yml", _replace("sources: [uk_hip_flags]", "sources: []"), "sources", "at least 1"),
    ("red_flags.yml", _replace("cannot_bear_weight", "cannot_bear_wait"), "when", "did you mean 'cannot_bear_weight'"),
    (
        "red_flags.yml",
        _append("\n- id: fever\n  level: routine\n  name: x\n  when: [[fever]]\n  question: q?\n  sources: [seed1]\n"),
        "fever",
        "also used in",
    ),
    ("questions.yml", _append("\n  colour: red\n"), "colour", "unknown key"),
    ("clinic.yml", _append("\nfax: none\n"), "fax", "unknown key"),
    ("clinic.yml", _append("\nname: twice\n"), "", "twice"),
    ("faq/ice.yml", _append("\nbogus: 1\n"), "bogus", "unknown key"),
    ("faq/ice.yml", _replace("group: self_care", "group: cold"), "group", "permitted"),
    ("faq/ice.yml", _replace("group: self_care\n", ""), "group", "is missing"),
    ("faq/release_evidence.yml", _replace("certainty: low", "certainty: fair"), "certainty", "permitted"),
    ("faq/ice.yml", _replace("related:", "related: [no_such_topic]\nformer:"), "former", "unknown key"),
    ("symptoms.yml", lambda content: "  broken: [\n" + content, "", "not valid YAML"),
]


@pytest.mark.parametrize(("name", "change", "key", "says"), BROKEN, ids=[f"{row[0]}-{row[3]}" for row in BROKEN])
def test_a_slip_names_file_key_and_mend(
    tmp_path: Path, name: str, change: Callable[[str], str], key: str, says: str
) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(DEFAULT_FOLDER, folder)
    path = folder / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    matching = [p for p in caught.value.problems if p.file == name and key in p.key and says in p.message]
    assert matching, f"expected a problem in {name} at {key!r} saying {says!r}; got:\n{caught.value}"


def test_an_unknown_related_topic_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(DEFAULT_FOLDER, folder)
    path = folder / "faq" / "ice.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(index for index, line in enumerate(lines) if line.startswith("related:"))
    kept = (
        lines[:number]
        + ["related:", "  - heat_topik"]
        + [line for line in lines[number + 1 :] if not line.startswith("  - ")]
    )
    path.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    problem = next(p for p in caught.value.problems if p.file == "faq/ice.yml")
    assert (problem.line, "heat_topic" in problem.message) == (number + 2, True)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(DEFAULT_FOLDER, folder)
    (folder / "pathway.yml").unlink()
    with pytest.raises(KnowledgeError, match="pathway.yml: the file is missing"):
        load_knowledge(folder)


def test_words_of_yaml_stay_words(tmp_path: Path) -> None:
    knowledge = load_knowledge()
    values = {option.value for question in knowledge.questions.values() for option in question.options}
    assert {"yes", "no"} <= values
