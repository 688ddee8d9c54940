"""A pytest plugin that writes which test proves which row of tests/reliability/rows.yml, and how it ended.

Used by `make test-faults`: pytest -p tests.support.reliability_table --reliability-table docs/reliability.md
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROWS = Path(__file__).resolve().parents[1] / "reliability" / "rows.yml"
NAME = re.compile(r"(?P<file>[^:]+)::(?:\w+::)*(?P<test>test_(?P<row>[a-z]\d)_\w+)")
HEAD = """# What the server withstands

Written by `make test-faults` on {today}: every requirement, the tests that prove it, and how they ended.

| row | required | tests | result |
|---|---|---|---|
"""


class ReliabilityTable:
    """Counts how the tests of each row end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ended: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the end of a test, or of a set-up that did not come to it."""
        named = NAME.match(report.nodeid)
        if named and (report.when == "call" or report.outcome != "passed"):
            test = f"{named['file'].removeprefix('tests/')}: {named['test']}"
            self._ended[named["row"].upper()][test][report.outcome] += 1

    def pytest_sessionfinish(self) -> None:
        """Write the table; a row without a test says so."""
        rows: dict[str, str] = YAML(typ="safe").load(ROWS)
        lines = [self._line(row, required) for row, required in rows.items()]
        self._path.write_text(HEAD.format(today=date.today()) + "".join(lines), encoding="utf-8")

    def _line(self, row: str, required: str) -> str:
        tests = self._ended.get(row, {})
        total = sum(tests.values(), Counter())
        result = ", ".join(f"{count} {outcome}" for outcome, count in sorted(total.items())) or "not run"
        return f"| {row} | {required} | {'<br>'.join(sorted(tests))} | {result} |\n"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --reliability-table."""
    parser.addoption("--reliability-table", type=Path, help="where to write which test proves which row")


def pytest_configure(config: pytest.Config) -> None:
    """Count when a table is wanted."""
    path = config.getoption("--reliability-table")
    if path:
        config.pluginmanager.register(ReliabilityTable(path))
