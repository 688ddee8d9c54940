"""The result card for a terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

COLOURS = {"emergency": "red", "urgent": "dark_orange", "non_urgent": "blue", "self_care": "green"}
NAMES = {"emergency": "EMERGENCY", "urgent": "URGENT", "non_urgent": "NOT URGENT", "self_care": "SELF-CARE"}
ADVICE = {"stop": "do not take", "ask": "ask first", "ok": "can be used"}
SECTIONS = {
    "actions": "What to do",
    "reasons": "Why",
    "self_care": "What helps",
    "medicines": "Medicines",
    "timeline": "What comes next",
    "safety_net": "Get help sooner if",
}


def result_page(result: dict[str, Any]) -> RenderableType:
    """Return `result` (design section 5) as a panel; the urgency is a word, not only a colour."""
    parts: list[RenderableType] = [Text(result["title"], style="bold")]
    for field, heading in SECTIONS.items():
        items = result.get(field) or []
        if items:
            parts.append(Text(f"\n{heading}", style="bold underline"))
            parts.extend(Text(f"- {_line(item)}") for item in items)
    if result.get("review_after_days") is not None:
        parts.append(Text(f"\nLook at it again in {result['review_after_days']} days."))
    if result.get("sources"):
        parts.append(Text("\nSources", style="bold underline"))
        parts.extend(Text(f"[{source['key']}] {source['text']}", style="dim") for source in result["sources"])
    if result.get("rules"):
        parts.append(Text(f"\nRules: {', '.join(result['rules'])}", style="dim"))
    urgency = result["urgency"]
    return Panel(Group(*parts), title=NAMES[urgency], title_align="left", border_style=COLOURS[urgency], width=100)


def _line(item: Any) -> str:
    """Return a line of a section as it stands, or one of the medicine gate with its name and its outcome."""
    return f"{item['name']} ({ADVICE[item['advice']]}): {item['text']}" if isinstance(item, dict) else str(item)
