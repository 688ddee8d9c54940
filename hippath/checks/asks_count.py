"""A topic needs enough ways of asking to be found."""

from __future__ import annotations

from hippath.checks.finding import Finding
from hippath.checks.normal import normal
from hippath.knowledge import Knowledge


def asks_count(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each topic with too few different ways of asking for one of its audiences."""
    least = knowledge.wording.asks
    findings = []
    for topic in knowledge.faq.values():
        for audience, wanted in (("patient", least.patient), ("clinician", least.clinician)):
            asks: tuple[str, ...] = getattr(topic.asks, audience)
            count = len({normal(ask) for ask in asks})
            if audience in topic.audience and count < wanted:
                message = f"{count} ways in which a {audience} asks, under {wanted}"
                mend = "add key words, a full question, a worry, a story, a misspelling"
                place = (f"faq/{topic.id}.yml", ("asks", audience), f"asks.{audience}")
                findings.append(Finding("asks_count", "error", *place, message, mend))
    return findings
