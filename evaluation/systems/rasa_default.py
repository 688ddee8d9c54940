"""Rasa as it comes: what a project gets that writes examples and leaves the rest to the defaults."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import Any, Sequence

from rasa.core.agent import Agent

from evaluation.systems.base import System, Understood
from evaluation.systems.phrasings import PHRASINGS, understood
from evaluation.systems.rasa_data import FAQ, domain, training_data
from evaluation.systems.rasa_training import trained_model

_IDS = {phrasing.id for phrasing in PHRASINGS}
_NOT_ANSWERED = ("out_of_scope", "nlu_fallback")


class RasaDefault(System):
    """Its default pipeline, trained on the examples of the product."""

    name = "rasa default"

    def __init__(self, epochs: int = 100) -> None:
        """Take how long to train: the default of Rasa, or less to try the code out."""
        self._epochs = epochs

    def understand(self, text: str) -> Understood:
        """Return the entities as present or tried: Rasa reads no denials. An entity that no synonym names is lost."""
        return understood((entity["value"], "present") for entity in self._parse(text)["entities"] if entity["value"] in _IDS)

    def topics(self, question: str) -> Sequence[str]:
        """Return the topics as ResponseSelector ranks them, unless the question is not for it by its intent."""
        parsed = self._parse(question)
        if parsed["intent"]["name"] in _NOT_ANSWERED:
            return []
        ranking = parsed["response_selector"]["default"]["ranking"]
        return [choice["intent_response_key"].removeprefix(f"{FAQ}/") for choice in ranking]

    def intent(self, text: str) -> str:
        """Return the intent; the topics' one means a question."""
        name = str(self._parse(text)["intent"]["name"])
        return "ask_question" if name == FAQ else name

    def _parse(self, text: str) -> dict[str, Any]:
        loop, agent = self._agent
        parsed: dict[str, Any] = loop.run_until_complete(agent.parse_message(text))
        return parsed

    @cached_property
    def _agent(self) -> tuple[asyncio.AbstractEventLoop, Any]:
        return asyncio.new_event_loop(), Agent.load(trained_model("rasa_default.yml", training_data(), domain(), self._epochs))
