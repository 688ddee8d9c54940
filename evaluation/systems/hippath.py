"""hippath itself."""

from __future__ import annotations

import asyncio
import logging
from functools import cached_property
from pathlib import Path
from typing import Any, Optional, Sequence

from evaluation.labels import NOW
from evaluation.systems.base import Audience, System, TimeSpan, Understood
from hippath.conversation import extract_json
from hippath.retrieval import lookup
from hippath.understanding import span_status

MODELS = Path(__file__).parents[2] / "models"


class Hippath(System):
    """The understanding, the look-up and the trained pipeline of this repository."""

    name = "hippath"

    def understand(self, text: str) -> Understood:
        """Return the findings of ``hippath extract``."""
        found = extract_json(text, NOW)
        return Understood(
            frozenset((item["id"], item["status"]) for kind in ("symptoms", "medicine_conditions") for item in found[kind]),
            frozenset((item["id"], item["status"]) for item in found["treatments"]),
            frozenset(item["id"] for item in found["red_flags"] if item["status"] == "present"),
        )

    def complaint_days(self, text: str) -> Optional[float]:
        """Return the days of ``duration``."""
        duration = extract_json(text, NOW)["duration"]
        return duration["days"] if duration else None

    def spans(self, text: str) -> Sequence[TimeSpan]:
        """Return ``durations``."""
        return [TimeSpan(item["start"], item["end"], item["days"]) for item in extract_json(text, NOW)["durations"]]

    def status(self, text: str, start: int, end: int) -> str:
        """Return the status of ``spans``."""
        return span_status(text, start, end)

    def topics(self, question: str, audience: Audience = "patient") -> Sequence[str]:
        """Return the topics of ``hippath lookup``."""
        return [match.topic for match in lookup(question, audience)]

    def intent(self, text: str) -> str:
        """Return the intent of the trained pipeline in no conversation."""
        loop, agent = self._agent
        parsed: dict[str, Any] = loop.run_until_complete(agent.parse_message(text))
        return str(parsed["intent"]["name"])

    @cached_property
    def _agent(self) -> tuple[asyncio.AbstractEventLoop, Any]:
        import structlog
        from rasa.core.agent import Agent

        quiet = structlog.make_filtering_bound_logger(logging.WARNING)
        structlog.configure(wrapper_class=quiet)  # otherwise Rasa prints every text

        newest = max(MODELS.glob("hippath-*.tar.gz"), default=None)
        if newest is None:
            raise SystemExit("no trained model in models/; run: hippath train")
        return asyncio.new_event_loop(), Agent.load(newest)
