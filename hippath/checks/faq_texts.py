"""The texts of the answers in ``faq/``."""

from __future__ import annotations

from collections.abc import Iterator

from hippath.checks.text import Text
from hippath.knowledge import Knowledge
from hippath.knowledge.faq import Topic

PARTS = ("short", "detail", "seek_help")
"""Parts of a patient's answer, in their order."""


def faq_texts(knowledge: Knowledge) -> Iterator[Text]:
    """Yield every text of the answers for patients; what is said before the danger questions rests on the danger signs."""
    for topic in knowledge.faq.values():
        yield from answer_texts(topic)
        yield Text(_file(topic), ("title",), "title", topic.title, (), "label")
        if topic.before:
            keys = (key for flag in topic.danger for key in knowledge.red_flags[flag].sources)
            yield Text(_file(topic), ("before",), "before", topic.before, tuple(dict.fromkeys(keys)), "answer")


def answer_texts(topic: Topic) -> Iterator[Text]:
    """Yield the statements of one answer for patients."""
    for part in PARTS:
        for index, statement in enumerate(getattr(topic.patient, part)):
            place = ("patient", part, index, "text")
            field = f"patient.{part}[{index}]"
            yield Text(_file(topic), place, field, statement.text, tuple(statement.sources), "answer")


def clinician_texts(knowledge: Knowledge) -> Iterator[Text]:
    """Yield the statements of all answers for clinicians."""
    for topic in knowledge.faq.values():
        yield from clinician_answer_texts(topic)


def clinician_answer_texts(topic: Topic) -> Iterator[Text]:
    """Yield the statements of one answer for clinicians."""
    for index, statement in enumerate(topic.clinician):
        place = ("clinician", index, "text")
        yield Text(_file(topic), place, f"clinician[{index}]", statement.text, tuple(statement.sources), "answer")


def _file(topic: Topic) -> str:
    return f"faq/{topic.id}.yml"
