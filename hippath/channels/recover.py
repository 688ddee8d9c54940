"""Finds the answer to a message that Rasa stored but the log lacks: the process ended between the two."""

from __future__ import annotations

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.events import BotUttered, UserUttered

from hippath.channels.message_log import Message


async def recover_replies(store: TrackerStore, conversation_id: str, client_id: str) -> list[Message] | None:
    """Return what was said to `client_id`, or None when Rasa never stored it and it must be handled now."""
    tracker = await store.retrieve_full_tracker(conversation_id)
    if tracker is None:
        return None
    replies: list[Message] | None = None
    for event in tracker.events:
        if isinstance(event, UserUttered):
            if replies is not None:
                break
            replies = [] if event.message_id == client_id else None
        elif isinstance(event, BotUttered) and replies is not None:
            replies.append(event.metadata.get("hippath") or {"type": "text", "text": event.text or ""})
    return replies
