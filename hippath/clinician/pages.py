"""The pages as HTML: templates filled with view models, everything escaped."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hippath.clinician.cards import card
from hippath.clinician.danger_signs import danger_signs
from hippath.clinician.figures import figures
from hippath.clinician.finder import SURE, Found
from hippath.clinician.groups import topic_groups
from hippath.clinician.pathway_rows import pathway_table
from hippath.knowledge import Knowledge

HERE = Path(__file__).parent
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
LONGEST_QUESTION = 1000


class Pages:
    """Every page of the clinician look-up, for one state of the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.files = {path.name: path.read_bytes() for path in (HERE / "static").iterdir() if path.suffix in TYPES}
        self.version = hashlib.sha256(b"\0".join(self.files[name] for name in sorted(self.files))).hexdigest()[:12]
        self._knowledge = knowledge
        self._environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["figures"] = figures
        self._cards = tuple(
            card(knowledge.faq[topic.id], "clinician", knowledge)
            for group in topic_groups(knowledge, "clinician")
            for topic in group.topics
        )

    @cached_property
    def home(self) -> str:
        """The look-up before anything is asked."""
        return self.look_up(None)

    @cached_property
    def pathway(self) -> str:
        """The table of next steps."""
        return self._filled("pathway.html", "Pathway", table=pathway_table(self._knowledge))

    @cached_property
    def red_flags(self) -> str:
        """The danger signs."""
        return self._filled("red_flags.html", "Danger signs", signs=danger_signs(self._knowledge))

    def look_up(self, found: Found | None, question: str = "", problem: str = "") -> str:
        """Return the look-up with what was found, or with the problem that a question has."""
        shown = {answer.card.id for answer in found.answers} if found else set()
        return self._filled(
            "look_up.html",
            "Look-up",
            question=question,
            problem=problem,
            found=found,
            groups=topic_groups(self._knowledge, "clinician"),
            others=[other for other in self._cards if other.id not in shown],
            longest=LONGEST_QUESTION,
            sure=SURE,
        )

    def _filled(self, template: str, here: str, **values: Any) -> str:
        return self._environment.get_template(template).render(
            here=here,
            version=self.version,
            purpose=self._knowledge.clinic.intended_purpose.strip(),
            **values,
        )
