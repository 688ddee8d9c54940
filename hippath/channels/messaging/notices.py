"""Fixed answers to what is not a message in words."""

from __future__ import annotations

from hippath.channels.incoming import LONGEST_TEXT
from hippath.channels.message_log import Message
from hippath.channels.messaging.received import Received
from hippath.channels.text import normalise
from hippath.conversation.fill import fill
from hippath.knowledge import Knowledge


def unreadable(received: Received, knowledge: Knowledge) -> Message | None:
    """Return what to say to a message that cannot be taken as it is; None when it can."""
    say = knowledge.conversation
    if received.starts or received.choices:
        return None
    if received.question_id is not None:
        return notice(say.nothing_chosen, knowledge)
    if len(received.text) > LONGEST_TEXT:
        return notice(say.too_long.replace("{limit}", f"{LONGEST_TEXT:,}"), knowledge)
    if normalise(received.text):
        return None
    return notice(say.only_text if received.media else say.empty, knowledge)


def notice(text: str, knowledge: Knowledge) -> Message:
    """Return `text`, the clinic's details filled in, as a message."""
    return {"type": "notice", "text": fill(text, knowledge)}
