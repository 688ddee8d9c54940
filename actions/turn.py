"""The state of a conversation in Rasa's slots, read and written in one place."""

from __future__ import annotations

from typing import Any, Dict, List, Text

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.replies.reply import Reply
from hippath.conversation.stored_dialogue import stored_dialogue
from hippath.messages import plain_text
from hippath.pathway import Facts, stored_facts

FACTS, DIALOGUE, DISPOSITION = "facts", "dialogue", "disposition"


def facts_of(tracker: Tracker) -> Facts:
    """Return the clinical facts so far; none when nothing was told."""
    return stored_facts(tracker.get_slot(FACTS))


def dialogue_of(tracker: Tracker) -> Dialogue:
    """Return where the conversation stands."""
    return stored_dialogue(tracker.get_slot(DIALOGUE))


def say(dispatcher: CollectingDispatcher, tracker: Tracker, reply: Reply) -> List[Dict[Text, Any]]:
    """Utter the reply's messages and return the events that store what it changes in the state that `tracker` holds.

    Stock channels send the text with numbered options; the web channel sends the message data whole.
    """
    for message in reply.messages:
        dispatcher.utter_message(text=plain_text(message), hippath=message.as_json())
    events = []
    if reply.facts != facts_of(tracker):
        events.append(SlotSet(FACTS, reply.facts.dict()))
    if reply.dialogue != dialogue_of(tracker):
        events.append(SlotSet(DIALOGUE, reply.dialogue.dict()))
    if reply.disposition is not None:
        events.append(SlotSet(DISPOSITION, reply.disposition))
    return events
