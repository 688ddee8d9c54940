"""A danger sign interrupts whatever was going on."""

from __future__ import annotations

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.replies.reply import Reply
from hippath.conversation.replies.result import result
from hippath.knowledge import Knowledge
from hippath.pathway import Facts


def red_flag(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Say the emergency or same-day card at once, without asking for anything first."""
    return result(facts, dialogue.copy(update={"finished": False}), knowledge)
