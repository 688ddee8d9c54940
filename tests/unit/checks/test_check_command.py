"""`hippath check` says file, line and mend, counts, and ends with 1 only for errors."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hippath.commands.check import command
from hippath.knowledge.loader import DEFAULT_FOLDER


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge"
    shutil.copytree(DEFAULT_FOLDER, folder)
    return folder


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_sound_knowledge() -> None:
    ended = _run()
    assert (ended.exit_code, ended.stderr) == (0, "")
    assert "knowledge is sound" in ended.stdout
    assert re.search(r"topics\s+│ 5\d", ended.stdout)
    assert re.search(r"sources\s+│ \d+, \d+% verified", ended.stdout)


def test_an_error_is_a_line_and_ends_with_1(copy: Path) -> None:
    _change(copy / "faq" / "anatomy.yml", "It lies deep, so", "For a diagnosis it lies deep, so")
    ended = _run("--knowledge", str(copy))
    line = next(n for n, text in enumerate((copy / "faq" / "anatomy.yml").read_text().splitlines(), 1) if "For a diagnosis" in text)
    assert ended.exit_code == 1
    assert f'faq/anatomy.yml:{line}: patient.detail[2]: says "diagnosis"; write' in ended.stderr
    assert "1 to mend, 0 to look at" in ended.stderr


def test_a_warning_passes(copy: Path) -> None:
    _change(copy / "faq" / "ice.yml", "reviewed: {date: 20", "reviewed: {date: 19")
    ended = _run("--knowledge", str(copy))
    assert ended.exit_code == 0
    assert "faq/ice.yml" in ended.stderr and "warning: reviewed.date" in ended.stderr
    assert "0 to mend, 1 to look at" in ended.stdout


def test_json(copy: Path) -> None:
    _change(copy / "faq" / "anatomy.yml", "It lies deep, so", "For a diagnosis it lies deep, so")
    ended = _run("--json", "--knowledge", str(copy))
    told = json.loads(ended.stdout)
    assert (ended.exit_code, told["errors"], told["warnings"], told["counts"]["red_flags"]) == (1, 1, 0, 44)
    (finding,) = told["findings"]
    assert (finding["check"], finding["file"], finding["severity"]) == ("forbidden", "faq/anatomy.yml", "error")
    assert finding["mend"] and finding["message"] and finding["line"] > 1
    assert finding["location"] == ["patient", "detail", 2, "text"]


@pytest.mark.parametrize(("as_json", "stream"), [(True, "stdout"), (False, "stderr")])
def test_what_the_loader_refuses_is_told_the_same_way(copy: Path, as_json: bool, stream: str) -> None:
    _change(copy / "faq" / "ice.yml", "sources: [seed1, wilson2005]", "sources: []")
    ended = _run("--knowledge", str(copy), *(["--json"] if as_json else []))
    said = getattr(ended, stream)
    assert ended.exit_code == 1
    assert "faq/ice.yml" in said and "at least 1 source key" in said
    if as_json:
        told = json.loads(said)
        assert (told["findings"][0]["check"], told["counts"]) == ("schema", None)


@pytest.mark.parametrize("arguments", [("--since", "HEAD"), ("--knowledge", "no/such/folder"), ("--report", ".")])
def test_wrong_use_is_explained(arguments: tuple[str, ...]) -> None:
    ended = _run(*arguments)
    assert ended.exit_code == 2
    assert "Error:" in ended.stderr
