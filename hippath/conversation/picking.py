"""What a few words pick: a topic by its number or title, more of the last answer, or the sources of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, Optional

from hippath.conversation.dialogue import Dialogue
from hippath.knowledge import Knowledge

LastAnswer = Literal["more", "sources"]


def picked_topic(text: str, dialogue: Dialogue, knowledge: Knowledge) -> str | None:
    """Return the FAQ topic that ``text`` names: a title, or the number of an offered topic while no question waits."""
    words = _words(text)
    if words.isdigit() and dialogue.pending is None and 1 <= int(words) <= len(dialogue.offered):
        return dialogue.offered[int(words) - 1]
    named = (topic.id for topic in knowledge.faq.values() if "patient" in topic.audience and _title(topic.title) == words)
    return next(named, None)


def about_last_answer(text: str, dialogue: Dialogue, knowledge: Knowledge) -> Optional[LastAnswer]:
    """Return what ``text`` wants of the answer given last: ``more`` of it, or its ``sources``; None when neither."""
    if dialogue.topic is None:
        return None
    words = _words(text)
    say = knowledge.conversation
    if words in say.more_says or words == _words(say.more.format(title=knowledge.faq[dialogue.topic].title)):
        return "more"
    return "sources" if words in say.sources_says else None


@lru_cache(maxsize=None)
def _title(title: str) -> str:
    return _words(title)


def _words(text: str) -> str:
    return " ".join(text.replace("’", "'").strip().strip(".?!").casefold().split())
