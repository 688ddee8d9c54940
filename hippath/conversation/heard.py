"""What one message changed."""

from __future__ import annotations

from typing import Any, Dict

from pydantic import BaseModel, Extra

from hippath.conversation.dialogue import Dialogue
from hippath.pathway import Facts


class Heard(BaseModel):
    """Facts and dialogue after a message, and the intent it has in this conversation."""

    class Config:
        extra = Extra.forbid
        frozen = True

    intent: str
    """Final intent: the classifier's, unless the conversation shows another."""
    facts: Facts
    """Clinical facts, this message included."""
    dialogue: Dialogue
    """Where the conversation stands, this message included."""

    def as_dict(self) -> Dict[str, Any]:
        """Return plain JSON data, as stored in Rasa's slots."""
        data: Dict[str, Any] = self.dict()
        return data
