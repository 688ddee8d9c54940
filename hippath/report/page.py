"""The report as one HTML page that needs nothing else."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hippath.checks import Counts, Finding
from hippath.checks.reviews import due_on
from hippath.checks.unused_sources import cited_sources
from hippath.knowledge import Knowledge
from hippath.knowledge.red_flags import LEVELS
from hippath.report.changes import Change
from hippath.report.condition_words import condition_words
from hippath.report.evidence import evidence

_TEMPLATES = Path(__file__).parent / "templates"


def report_page(
    knowledge: Knowledge,
    found: Sequence[Finding],
    counts: Counts,
    today: datetime.date,
    since: str | None = None,
    changed: Sequence[Change] = (),
) -> str:
    """Return the page: what was found, what changed since the revision ``since``, every text with its sources, where to sign."""
    files = FileSystemLoader(_TEMPLATES)
    environment = Environment(loader=files, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["evidence"] = evidence(knowledge)
    environment.filters["in_words"] = condition_words(knowledge)
    environment.filters["due_on"] = lambda day: due_on(day, knowledge.wording.review_months)
    return environment.get_template("report.html").render(
        knowledge=knowledge,
        found=found,
        counts=counts,
        today=today,
        since=since,
        changed=changed,
        levels=LEVELS,
        cited=Counter(cited_sources(knowledge)),
    )
