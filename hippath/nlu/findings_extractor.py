"""What a message says, as Rasa entities and as ``findings`` for the actions."""

from __future__ import annotations

from datetime import date
from typing import Any, Callable, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from hippath.nlu.entities import entities
from hippath.understanding import understand


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FindingsExtractor(GraphComponent, EntityExtractorMixin):  # type: ignore[misc]
    """Runs ``hippath.understanding`` on every message. It learns nothing, so nothing of it is cached."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        """Take the clock: the only place where the pipeline looks at it."""
        self._today = today

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FindingsExtractor:
        """Create the component as Rasa's graph asks for it."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Set ``entities`` and ``findings`` on every message."""
        for message in messages:
            findings = understand(message.get(TEXT) or "", self._today())
            found = self.add_extractor_name(entities(findings))
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
            message.set("findings", findings.as_dict(), add_to_output=True)
            message.set("understood", findings)
        return messages
