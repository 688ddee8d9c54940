"""The texts of ``pathway.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hippath.checks.finding import Location
from hippath.checks.text import Kind, Text
from hippath.knowledge.pathway import Advice, Pathway

_FILE = "pathway.yml"
_GROUPS = ("danger_notes", "visits", "notes", "reassurance", "self_care", "pain_rule", "safety_net")


def pathway_texts(pathway: Pathway) -> Iterator[Text]:
    """Yield every sentence that a result may hold."""
    for level, words in pathway.levels.items():
        for field in ("title", "action"):
            text = getattr(words, field)
            yield _text(("levels", level, field), f"levels.{level}.{field}", text, words.sources, "advice")
    for field, text in pathway.flag_words:
        yield _text(("flag_words", field), f"flag_words.{field}", text, (), "fixed")
    for index, row in enumerate(pathway.rows):
        yield _text(("rows", index, "title"), f"{row.id}.title", row.title, row.sources, "advice")
        for field in ("reasons", "actions", "timeline"):
            yield from _advice(("rows", index, field), f"{row.id}.{field}", getattr(row, field))
    for group in _GROUPS:
        yield from _advice((group,), group, getattr(pathway, group))
    for index, phase in enumerate(pathway.programme):
        yield _text(("programme", index, "name"), f"programme.{phase.id}.name", phase.name, (), "label")
        yield from _advice(("programme", index, "steps"), f"programme.{phase.id}.steps", phase.steps)
    unknown = pathway.unknown_reason
    yield _text(("unknown_reason", "text"), "unknown_reason", unknown.text, unknown.sources, "advice")


def _advice(location: Location, field: str, advice: Sequence[Advice]) -> Iterator[Text]:
    for index, item in enumerate(advice):
        yield _text((*location, index, "text"), f"{field}[{index}]", item.text, item.sources, "advice")


def _text(location: Location, field: str, text: str, sources: Sequence[str], kind: Kind) -> Text:
    return Text(_FILE, location, field, text, tuple(sources), kind)
