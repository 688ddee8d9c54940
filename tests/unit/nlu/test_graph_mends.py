"""With the trained model, the mended graph, classifier and domain do what Rasa's own do, and are still needed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import dask
import numpy as np
import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.engine.exceptions import GraphComponentException
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker

from hippath.nlu import classifier_mend, graph_mend, mends

RASA_RUN = DaskGraphRunner.run
RASA_MATRIX = LogisticRegressionClassifier._create_X
RASA_IS_EMPTY = Domain.is_empty
TEXTS = ["my groin hurts on the stairs", "yes", "does an injection hurt?", "🙂", "no fever but shivery"]


@pytest.fixture(scope="module")
def agent(model_path: Path) -> Agent:
    return Agent.load(model_path)


def _without_chance(parsed: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parsed.items() if key != "message_id"}


@pytest.mark.parametrize("text", TEXTS)
def test_a_message_is_read_as_rasas_own_runner_reads_it(agent: Agent, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    read = []
    for run in (RASA_RUN, graph_mend.run, graph_mend.run):
        monkeypatch.setattr(DaskGraphRunner, "run", run)
        read.append(_without_chance(asyncio.run(agent.processor.parse_message(UserMessage(text)))))
    assert read[0] == read[1] == read[2]


def test_the_next_action_is_the_one_of_rasas_own_runner(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    tracker = DialogueStateTracker.from_events("x", [ActionExecuted("action_listen")], agent.domain.slots)
    chosen = []
    for run in (RASA_RUN, graph_mend.run):
        monkeypatch.setattr(DaskGraphRunner, "run", run)
        chosen.append(agent.processor._predict_next_with_tracker(tracker).probabilities)
    assert chosen[0] == chosen[1]


def test_an_error_in_a_component_is_told_as_rasa_tells_it(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(LogisticRegressionClassifier, "_create_X", fail)
    for run in (RASA_RUN, graph_mend.run):
        monkeypatch.setattr(DaskGraphRunner, "run", run)
        with pytest.raises(GraphComponentException):
            asyncio.run(agent.processor.parse_message(UserMessage("hello")))


def test_rasa_still_hands_its_graph_to_dask_every_time(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[object] = []
    monkeypatch.setattr(dask, "get", lambda *graph: (handed.append(graph), dask.local.get_sync(*graph))[1])
    monkeypatch.setattr(DaskGraphRunner, "run", RASA_RUN)
    for _ in range(2):
        asyncio.run(agent.processor.parse_message(UserMessage("hello")))
    assert len(handed) >= 2, "Rasa no longer does this: remove graph_mend"


@pytest.mark.parametrize("text", TEXTS)
def test_the_classifier_is_as_sure_as_with_rasas_matrix(agent: Agent, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    sure = []
    for matrix in (RASA_MATRIX, classifier_mend.create_matrix):
        monkeypatch.setattr(LogisticRegressionClassifier, "_create_X", matrix)
        ranking = asyncio.run(agent.processor.parse_message(UserMessage(text)))["intent_ranking"]
        sure.append({intent["name"]: intent["confidence"] for intent in ranking})
    assert sure[0].keys() == sure[1].keys()
    assert np.allclose(list(sure[0].values()), [sure[1][name] for name in sure[0]])


def test_a_domain_is_as_empty_as_rasa_says(agent: Agent) -> None:
    mends.apply()
    for domain in (Domain.empty(), agent.domain):
        for _ in range(2):
            assert domain.is_empty() == RASA_IS_EMPTY(domain)


def test_rasa_still_makes_an_empty_domain_for_every_message(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    empty = Domain.empty
    monkeypatch.setattr(Domain, "empty", lambda: (made.append(1), empty())[1])
    for _ in range(2):
        RASA_IS_EMPTY(agent.domain)
    assert len(made) == 2, "Rasa no longer does this: remove the mend of is_empty"
