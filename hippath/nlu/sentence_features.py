"""The meaning of a message as numbers, for the intent classifier."""

from __future__ import annotations

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

from hippath.retrieval.embedder import MODEL_SHA256
from hippath.retrieval.repeated import shared_embedder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEmbeddingFeaturizer(DenseFeaturizer, GraphComponent):  # type: ignore[misc]
    """Adds the sentence embedding of a message; single words get no features of this kind."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return what Rasa's featurizers share, and the weight of the embedding beside the word features."""
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
    ) -> SentenceEmbeddingFeaturizer:
        """Create the component as Rasa's graph asks for it."""
        return cls(execution_context.node_name, config)

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """Return which model makes the embeddings."""
        return MODEL_SHA256

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add features to every example that has text."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Add features to every message that has text."""
        with_text = [message for message in messages if (message.get(TEXT) or "").strip()]
        vectors = shared_embedder().encode([message.get(TEXT) for message in with_text])
        for message, vector in zip(with_text, vectors, strict=True):
            row: NDArray[np.float32] = vector.reshape(1, -1) * self._config["scale"]
            self.add_features_to_message(None, row, TEXT, message)
        return messages
