"""The last word on a message's intent: what the conversation makes of it."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from hippath.conversation import listen
from hippath.conversation.stored_dialogue import stored_dialogue
from hippath.pathway import stored_facts

FACTS, DIALOGUE, CONSENT = "facts", "dialogue", "consent"
RED_FLAG, STORY = "report_red_flag", "inform"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class TurnResolver(GraphComponent, IntentClassifier):  # type: ignore[misc]
    """Listens to the message in its conversation and sets the final intent and ``heard``.

    Rasa hands the tracker to every component whose ``process`` asks for it. A tracker without the slots of this
    assistant belongs to no conversation (``rasa test nlu``): then the classifier's intent stands.
    """

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TurnResolver:
        """Create the component as Rasa's graph asks for it."""
        return cls()

    def process(self, messages: List[Message], tracker: Optional[DialogueStateTracker] = None) -> List[Message]:
        """Set ``intent`` and ``heard``; needs ``understood``, set by FindingsExtractor."""
        if tracker is None or not {FACTS, DIALOGUE} <= set(tracker.slots):
            return messages
        for message in messages:
            self._resolve(message, tracker)
        return messages

    def _resolve(self, message: Message, tracker: DialogueStateTracker) -> None:
        facts = stored_facts(tracker.get_slot(FACTS))
        dialogue = stored_dialogue(tracker.get_slot(DIALOGUE) or _opened(message.get("metadata")))
        intent = message.get(INTENT) or {}
        guess = intent.get(INTENT_NAME_KEY) or "nlu_fallback"
        if guess == RED_FLAG:  # danger is what understanding finds in the words; unconfirmed it is a story
            guess = STORY
        heard = listen(
            message.get(TEXT) or "",
            guess,
            float(intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0),
            message.get("understood"),
            facts,
            dialogue,
            _choices(message.get("metadata"), dialogue.pending),
        )
        confidence = intent.get(PREDICTED_CONFIDENCE_KEY) if heard.intent == guess else 1.0
        final = {INTENT_NAME_KEY: heard.intent, PREDICTED_CONFIDENCE_KEY: confidence}
        message.set(INTENT, final, add_to_output=True)
        message.set("heard", heard.as_dict(), add_to_output=True)


def _opened(metadata: Any) -> Dict[Text, Any]:
    """Return the state of a conversation that its channel opened with the greeting: consent is being asked."""
    return {"pending": CONSENT} if isinstance(metadata, dict) and metadata.get("greeted") else {}


def _choices(metadata: Any, pending: str | None) -> Sequence[str] | None:
    """Return the option values a client sent, unless they answer a question that is no longer open."""
    if not isinstance(metadata, dict) or not isinstance(metadata.get("choices"), list):
        return None
    question = metadata.get("question_id")
    return metadata["choices"] if question in (None, pending) else None
