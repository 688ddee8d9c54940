"""Makes everything that a first patient would otherwise wait for."""

from __future__ import annotations

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

QUESTION = "Does an injection into the hip hurt?"


def warm_up(processor: MessageProcessor) -> None:
    """Read one question as a patient's is read, so that the knowledge is indexed and every model and pattern is loaded.

    Without it the first question of a new installation takes so long that it ends in the safety text. Nothing is stored.
    """
    tracker = DialogueStateTracker.from_events("warm-up", [], processor.domain.slots)
    processor._parse_message_with_graph(UserMessage(QUESTION), tracker)
    processor.predict_next_with_tracker(tracker)
