"""Where danger belongs to a topic, its answer says when to get help."""

from __future__ import annotations

from hippath.checks.finding import Finding
from hippath.knowledge import Knowledge


def seek_help(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each topic for patients that names danger signs but has no ``seek_help``."""
    return [
        Finding(
            "seek_help", "error", f"faq/{topic.id}.yml", ("patient", "seek_help"), "patient.seek_help",
            f"the danger signs {', '.join(topic.danger)} belong to it, but it never says when to get help",
            "add seek_help with what to watch for and where to go",
        )  # fmt: skip
        for topic in knowledge.faq.values()
        if "patient" in topic.audience and topic.danger and not topic.patient.seek_help
    ]
