"""A copy of a conversation as one page to read or print, for the person it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hippath.conversation.wording import name_of, told
from hippath.knowledge import Knowledge
from hippath.pathway import Facts

_TEMPLATES = Path(__file__).parent / "templates"


def conversation_page(copy: Mapping[str, Any], knowledge: Knowledge) -> str:
    """Return the page for `copy`, as hippath.stores.export makes it; every text in it is shown as text."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("conversation.html").render(
        copy=copy,
        clinic=knowledge.clinic,
        told=told(Facts(**copy["facts"]), knowledge),
        danger_signs=[name_of(flag, knowledge) for flag in copy["danger_signs"]],
    )
