"""What an action gives back: messages and the new state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from hippath.conversation.dialogue import Dialogue
from hippath.messages import BotMessage
from hippath.pathway import Facts


@dataclass(frozen=True)
class Reply:
    """The outcome of one action."""

    messages: tuple[BotMessage, ...]
    """What to say, in order."""
    facts: Facts
    """Facts afterwards."""
    dialogue: Dialogue
    """Dialogue afterwards."""
    disposition: Optional[str] = None
    """Set only by the reply that computed it."""
