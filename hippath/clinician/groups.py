"""Topics in groups, as a table of contents shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hippath.knowledge import Knowledge
from hippath.knowledge.faq import Audience, Group, Topic

HEADINGS: dict[Group, str] = {
    "basics": "The condition",
    "assessment": "Assessment and imaging",
    "danger_signs": "Danger signs",
    "self_care": "Conservative care",
    "medicines": "Medicines",
    "injection": "Injection",
    "surgery": "Surgery",
    "recovery": "Recovery",
    "special_situations": "Special situations",
    "evidence": "About the evidence",
}
"""In the order of a patient's way through care."""


@dataclass(frozen=True)
class Link:
    """A way to something else."""

    id: str
    """What it leads to."""
    title: str
    """What is read."""


@dataclass(frozen=True)
class TopicGroup:
    """Topics that belong together."""

    id: str
    """Group id."""
    heading: str
    """What is read."""
    topics: tuple[Link, ...]
    """By heading."""


def topic_groups(knowledge: Knowledge, audience: Audience) -> tuple[TopicGroup, ...]:
    """Return the groups that hold a topic for ``audience``, in the order of care."""
    topics = [topic for topic in knowledge.faq.values() if audience in topic.audience]
    groups = (
        TopicGroup(group, heading, _links((topic for topic in topics if topic.group == group), audience))
        for group, heading in HEADINGS.items()
    )
    return tuple(group for group in groups if group.topics)


def _links(topics: Iterable[Topic], audience: Audience) -> tuple[Link, ...]:
    links = (Link(topic.id, topic.heading(audience)) for topic in topics)
    return tuple(sorted(links, key=lambda link: link.title))
