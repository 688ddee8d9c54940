"""The whole result as markdown, for channels that show only text and for print."""

from __future__ import annotations

from typing import Iterable

from hippath.knowledge import Knowledge
from hippath.messages import ResultView


def result_text(view: ResultView, knowledge: Knowledge) -> str:
    """Return the card as markdown: title and actions first, then each part under its heading."""
    headings = knowledge.conversation.headings
    medicines = [f"**{item.name}**: {item.text}" for item in view.medicines]
    sources = [f"{number}. {item.text}" for number, item in enumerate(view.sources, start=1)]
    parts = [f"**{view.title}**", _list(view.actions)]
    for heading, lines in (
        ("why", view.reasons),
        ("plan", view.self_care),
        ("medicines", medicines),
        ("next", view.timeline),
        ("safety_net", view.safety_net),
    ):
        if lines:
            parts.append(f"**{headings[heading]}**\n{_list(lines)}")
    if sources:
        parts.append(f"**{headings['sources']}**\n" + "\n".join(sources))
    return "\n\n".join(part for part in parts if part)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
