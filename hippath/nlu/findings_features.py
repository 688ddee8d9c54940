"""What understanding finds in a message, as numbers for the intent classifier."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, List, Optional, Text

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from hippath.nlu.fingerprint import fingerprint
from hippath.retrieval.asking import asks
from hippath.understanding import Findings, understand

_ANY_DAY = date(2026, 1, 1)
"""The day does not matter: only whether a span of time is there."""
_LENGTHS = (1, 3, 7, 15, 40)
"""Words: a message belongs to the first that it does not exceed."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class FindingsFeaturizer(DenseFeaturizer, GraphComponent):  # type: ignore[misc]
    """Adds which kinds of findings a message has, whether it asks, and how long it is."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return what Rasa's featurizers share, and the weight beside the other features."""
        return {**DenseFeaturizer.get_default_config(), "scale": 1.0}

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Accept any configuration: there is nothing that could contradict."""

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FindingsFeaturizer:
        """Create the component as Rasa's graph asks for it."""
        return cls(execution_context.node_name, config)

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """Return a digest of the understanding and of what it knows."""
        return fingerprint("understanding", "nlu/findings_features", "retrieval/asking")

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add features to every example that has text."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Add features to every message that has text; uses ``understood`` where FindingsExtractor set it."""
        for message in messages:
            text = message.get(TEXT) or ""
            if text.strip():
                findings = message.get("understood") or understand(text, _ANY_DAY)
                row = features(findings).reshape(1, -1) * self._config["scale"]
                self.add_features_to_message(None, row, TEXT, message)
        return messages


def features(findings: Findings) -> NDArray[np.float32]:
    """Return one number, 0 or 1, for each kind of finding, for asking and for the length."""
    statuses = {item.status for item in (*findings.symptoms, *findings.features)}
    words = len(findings.text.split())
    length = sum(words > limit for limit in _LENGTHS)
    asked = asks(findings.text)
    told = [
        "present" in statuses,
        "absent" in statuses,
        bool(statuses & {"possible", "other_person"}),
        bool(findings.features),
        bool(findings.medicine_conditions),
        bool(findings.activities),
        any(item.status == "tried" for item in findings.treatments),
        any(item.status == "planned" for item in findings.treatments),
        any(item.status == "declined" for item in findings.treatments),
        bool(findings.durations),
        findings.age is not None,
        findings.side is not None,
        findings.trend is not None,
        findings.other_body_part,
        findings.correction,
    ]
    anything = any(told)
    marks = [asked, "?" in findings.text, asked and anything, asked and not anything, not asked and anything]
    lengths = [length == place for place in range(len(_LENGTHS) + 1)]
    return np.array([*told, *marks, *lengths], dtype=np.float32)
