"""Each slip in the knowledge is found with its file and line; the project's own knowledge has none."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from hippath.checks import Finding, Remembered, run_checks
from hippath.checks.run import CHECKS
from hippath.knowledge import Knowledge
from hippath.retrieval import shared_embedder
from tests.unit.checks.broken import BROKEN, Slip


@pytest.mark.parametrize("slip", BROKEN, ids=[f"{slip.check}-{slip.file}-{slip.at}" for slip in BROKEN])
def test_a_slip_is_found_with_its_line(slip: Slip, broken_folder: Path, broken_findings: list[Finding]) -> None:
    here = [finding for finding in broken_findings if (finding.check, finding.file) == (slip.check, slip.file)]
    wanted = (slip.line(broken_folder), slip.severity)
    matching = [finding for finding in here if slip.says in str(finding) and (finding.line, finding.severity) == wanted]
    assert len(matching) == 1, f"expected one at line {wanted}; got: {[str(finding) for finding in here]}"
    assert matching[0].mend


def test_nothing_else_is_found(broken_folder: Path, broken_findings: list[Finding]) -> None:
    expected = {(slip.check, slip.file) for slip in BROKEN}
    beside = [str(f) for f in broken_findings if (f.check, f.file) not in expected]
    assert beside == []


def test_every_check_has_a_slip() -> None:
    named = {check.__name__ for check in CHECKS} | {"reviews", "same_asks"}
    assert {slip.check for slip in BROKEN} == named


def test_every_check_is_explained_to_editors() -> None:
    told = (Path(__file__).parents[3] / "docs" / "knowledge.md").read_text(encoding="utf-8")
    table = told[told.index("## What each check means") : told.index("## The report and the sign-off")]
    assert [name for name in {slip.check for slip in BROKEN} | {"schema"} if f"\n| {name} |" not in table] == []


def test_errors_come_first(broken_findings: list[Finding]) -> None:
    kinds = [finding.severity for finding in broken_findings]
    assert kinds == sorted(kinds)


def test_the_projects_own_knowledge_is_clean(knowledge: Knowledge, today: datetime.date) -> None:
    found = run_checks(knowledge, today, Remembered(shared_embedder()).encode)
    assert [str(finding) for finding in found] == []


@pytest.mark.parametrize(("days", "overdue"), [(0, False), (300, False), (400, True)])
def test_reviews_follow_the_clock(knowledge: Knowledge, today: datetime.date, days: int, overdue: bool) -> None:
    from hippath.checks.reviews import reviews

    found = reviews(knowledge, today + datetime.timedelta(days=days))
    assert ({finding.severity for finding in found} == {"warning"}, len(found) == len(knowledge.faq)) == (overdue, overdue)


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-21", 12, "2027-11-21"), ("2026-12-31", 6, "2027-06-30")],
)
def test_due_dates(day: str, months: int, due: str) -> None:
    from hippath.checks.reviews import due_on

    assert due_on(datetime.date.fromisoformat(day), months) == datetime.date.fromisoformat(due)
