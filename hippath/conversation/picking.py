"""A topic picked from those offered, by its number or its title."""

from __future__ import annotations

from hippath.conversation.dialogue import Dialogue
from hippath.knowledge import Knowledge


def picked_topic(text: str, dialogue: Dialogue, knowledge: Knowledge) -> str | None:
    """Return the FAQ topic that ``text`` names: a title, or the number of an offered topic while no question waits."""
    words = text.strip().strip(".").casefold()
    if words.isdigit() and dialogue.pending is None and 1 <= int(words) <= len(dialogue.offered):
        return dialogue.offered[int(words) - 1]
    titles = {topic.title.casefold(): topic.id for topic in knowledge.faq.values() if "patient" in topic.audience}
    return titles.get(words)
