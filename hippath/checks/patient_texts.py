"""Every text that a patient may read, wherever it stands in the knowledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hippath.checks.faq_texts import faq_texts
from hippath.checks.finding import Location
from hippath.checks.pathway_texts import pathway_texts
from hippath.checks.text import Kind, Text
from hippath.knowledge import Knowledge
from hippath.knowledge.questions import Question
from hippath.knowledge.red_flags import RedFlag

_CLINIC = ("safety_text", "out_of_scope", "other_language", "crisis_line", "poison_line")
"""The clinic's own sentences; ``intended_purpose`` is for those who operate the assistant."""


def patient_texts(knowledge: Knowledge) -> Iterator[Text]:
    """Yield every text for patients: answers, questions, danger signs, next steps, medicines, names, fixed sentences."""
    yield from faq_texts(knowledge)
    for index, question in enumerate(knowledge.questions.values()):
        yield from _question(index, question)
    for index, flag in enumerate(knowledge.red_flags.values()):
        yield from _red_flag(index, flag)
    yield from pathway_texts(knowledge.pathway)
    yield from _medicines(knowledge)
    for name in ("symptoms", "features", "treatments", "activities"):
        for index, entry in enumerate(getattr(knowledge, name).values()):
            sources = getattr(entry, "sources", ())
            yield Text(f"{name}.yml", (index, "name"), f"{entry.id}.name", entry.name, tuple(sources), "name")
    for field in _CLINIC:
        yield Text("clinic.yml", (field,), field, getattr(knowledge.clinic, field), (), "fixed")
    yield from _conversation(knowledge)


def _question(index: int, question: Question) -> Iterator[Text]:
    asked: Kind = "fixed" if question.group == "conversation" else "question"
    kinds: Iterable[tuple[str, Kind]] = (("text", asked), ("simpler", asked), ("why", "advice"))
    for field, kind in kinds:
        place: Location = (index, field)
        text = getattr(question, field)
        yield Text("questions.yml", place, f"{question.id}.{field}", text, tuple(question.sources), kind)
    for number, option in enumerate(question.options):
        place = (index, "options", number, "label")
        sources = option.sources or tuple(question.sources)
        yield Text("questions.yml", place, f"{question.id}.{option.value}", option.label, sources, "label")


def _red_flag(index: int, flag: RedFlag) -> Iterator[Text]:
    sources = tuple(flag.sources)
    yield Text("red_flags.yml", (index, "name"), f"{flag.id}.name", flag.name, sources, "danger_name")
    for number, action in enumerate(flag.actions):
        place: Location = (index, "actions", number)
        yield Text("red_flags.yml", place, f"{flag.id}.actions[{number}]", action, sources, "advice")
    for field in ("question", "tell_them", "escalation", "nsaid_warning"):
        text = getattr(flag, field)
        if text:
            yield Text("red_flags.yml", (index, field), f"{flag.id}.{field}", text, sources, "advice")


def _medicines(knowledge: Knowledge) -> Iterator[Text]:
    for index, medicine in enumerate(knowledge.medicines.values()):
        at: Location = ("medicines", index)
        for field in ("name", "ok_text", "stop_text", "ask_text"):
            kind: Kind = "name" if field == "name" else "advice"
            text = getattr(medicine, field)
            yield Text("medicines.yml", (*at, field), f"{medicine.id}.{field}", text, tuple(medicine.sources), kind)
        for group in ("stop_when", "ask_when_also"):
            for number, line in enumerate(getattr(medicine, group)):
                place: Location = (*at, group, number)
                name = f"{medicine.id}.{group}[{number}]"
                yield Text("medicines.yml", (*place, "reason"), f"{name}.reason", line.reason, tuple(line.sources), "label")
                if line.text:
                    yield Text("medicines.yml", (*place, "text"), f"{name}.text", line.text, tuple(line.sources), "advice")
    for index, condition in enumerate(knowledge.medicine_conditions.values()):
        sources = tuple(condition.sources)
        place = ("conditions", index, "name")
        yield Text("medicines.yml", place, f"{condition.id}.name", condition.name, sources, "name")
        if condition.injection_caution:
            place = ("conditions", index, "injection_caution")
            field = f"{condition.id}.injection_caution"
            yield Text("medicines.yml", place, field, condition.injection_caution, sources, "advice")


def _conversation(knowledge: Knowledge) -> Iterator[Text]:
    for field, value in knowledge.conversation:
        if isinstance(value, str):
            yield Text("conversation.yml", (field,), field, value, (), "fixed")
        elif isinstance(value, dict):
            for key, words in value.items():
                if isinstance(words, str):
                    yield Text("conversation.yml", (field, key), f"{field}.{key}", words, (), "label")
