"""Rasa's ResponseSelector on the same ways of asking."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import Any, Sequence

from rasa.core.agent import Agent

from evaluation.systems.base import Audience, System
from evaluation.systems.rasa_data import ELSEWHERE, FAQ, asked_data, asked_domain
from evaluation.systems.rasa_training import trained_model


class RasaSelector(System):
    """Ranks the topics; questions about other things are one more topic, which it was shown as many examples of as hippath."""

    name = "rasa selector"

    def topics(self, question: str, audience: Audience = "patient") -> Sequence[str]:
        """Return the topics as ranked, up to the one that stands for everything else."""
        loop, agent = self._agent
        parsed: dict[str, Any] = loop.run_until_complete(agent.parse_message(question))
        ranking = parsed["response_selector"]["default"]["ranking"]
        topics = [str(choice["intent_response_key"]).removeprefix(f"{FAQ}/") for choice in ranking]
        return topics[: topics.index(ELSEWHERE)] if ELSEWHERE in topics else topics

    @cached_property
    def _agent(self) -> tuple[asyncio.AbstractEventLoop, Any]:
        return asyncio.new_event_loop(), Agent.load(trained_model("rasa_selector.yml", asked_data(), asked_domain()))
