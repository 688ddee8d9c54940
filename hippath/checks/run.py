"""All checks over one knowledge."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace

from hippath.checks.asks_count import asks_count
from hippath.checks.caveats import caveats
from hippath.checks.figures import figures
from hippath.checks.finding import Finding
from hippath.checks.forbidden import forbidden
from hippath.checks.placeholder import placeholder
from hippath.checks.readability import readability
from hippath.checks.related import related
from hippath.checks.reviews import reviews
from hippath.checks.same_asks import Encode, same_asks
from hippath.checks.seek_help import seek_help
from hippath.checks.sentence_length import sentence_length
from hippath.checks.unsourced import unsourced
from hippath.checks.unused_sources import unused_sources
from hippath.knowledge import Knowledge
from hippath.knowledge.yaml_file import line_of

CHECKS: tuple[Callable[[Knowledge], list[Finding]], ...] = (
    unsourced, figures, caveats, forbidden, readability, sentence_length, placeholder, asks_count, related, seek_help,
    unused_sources,
)  # fmt: skip


def run_checks(knowledge: Knowledge, today: datetime.date, encode: Encode) -> list[Finding]:
    """Return every finding with its line, errors first, then by file and line.

    ``encode`` turns texts into unit vectors, one row each, for the check of ways of asking that mean the same.
    """
    found = [finding for check in CHECKS for finding in check(knowledge)]
    found += reviews(knowledge, today)
    found += same_asks(knowledge, encode)
    return _sorted(_placed(finding, knowledge) for finding in found)


def _placed(finding: Finding, knowledge: Knowledge) -> Finding:
    return replace(finding, line=line_of(knowledge.folder / finding.file, finding.location))


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    """Sort, and say what a YAML anchor repeats in many places only once."""
    once = {(item.check, item.file, item.line, item.message): item for item in findings}
    return sorted(once.values(), key=lambda item: (item.severity, item.file, item.line or 0, item.check, item.message))
