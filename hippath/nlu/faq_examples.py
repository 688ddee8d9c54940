"""Ways of asking in ``knowledge/faq`` taught to the intent classifier: a new topic needs no other edit."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from hippath.knowledge import load_knowledge
from hippath.nlu.fingerprint import fingerprint
from hippath.retrieval.asking import asks

_FIRST_PERSON = re.compile(r"\b(?:i|my|me|im|i'm|ive|i've)\b", re.IGNORECASE)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class FaqExamples(GraphComponent):  # type: ignore[misc]
    """Adds patients' ways of asking to the training examples. Messages pass through unchanged.

    It stands before the tokenizer and is registered as a featurizer, because those are the components that Rasa
    runs over training data.
    """

    def __init__(self, intent: str) -> None:
        """Take the intent that the questions have."""
        self._intent = intent

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the configuration: the intent of the examples."""
        return {"intent": "ask_question"}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FaqExamples:
        """Create the component as Rasa's graph asks for it."""
        return cls(config["intent"])

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """Return a digest of the knowledge: a changed topic trains the classifier anew."""
        return fingerprint()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the data with one example more for every way of asking."""
        topics = load_knowledge().faq.values()
        asked = dict.fromkeys(text for topic in topics for text in topic.asks.patient if _is_question(text))
        examples = [Message.build(text=question, intent=self._intent) for question in asked]
        return training_data.merge(TrainingData(examples))

    def process(self, messages: List[Message]) -> List[Message]:
        """Return the messages as they are."""
        return messages


def _is_question(text: str) -> bool:
    """Return whether ``text`` is a question or a search term; a sentence about oneself would teach stories as questions."""
    return asks(text) or not _FIRST_PERSON.search(text)
