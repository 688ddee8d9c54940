"""The documentation names every variable that the code reads, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from hippath.serving.settings import ROOT

VARIABLE = re.compile(r"\bHIPPATH_[A-Z_]*[A-Z]\b")
ROW = re.compile(r"^\| (`HIPPATH_.*?) \|", re.MULTILINE)
TABLES = ("operating.md", "connectors.md")


def _named(files: Iterable[Path]) -> set[str]:
    return {name for file in files for name in VARIABLE.findall(file.read_text(encoding="utf-8"))}


def test_the_tables_hold_exactly_what_is_read() -> None:
    code = [*(ROOT / "hippath").rglob("*.py"), *(ROOT / "actions").rglob("*.py"), *(ROOT / "scripts").iterdir(), ROOT / "Makefile"]
    tables = [ROOT / "docs" / name for name in TABLES if (ROOT / "docs" / name).exists()]
    rows = " ".join(row for table in tables for row in ROW.findall(table.read_text(encoding="utf-8")))
    assert set(VARIABLE.findall(rows)) == _named(code)


def test_no_document_names_a_variable_that_nothing_reads() -> None:
    documents = [*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")]
    code = [*(ROOT / "hippath").rglob("*.py"), *(ROOT / "scripts").iterdir(), ROOT / "Makefile"]
    assert _named(documents) <= _named(code)
