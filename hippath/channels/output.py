"""Collects what the assistant says in a turn, whole."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel

from hippath.channels.turns import Turn


class MessageCollector(OutputChannel):
    """Keeps each BotMessage as it was made; a plain response of domain.yml becomes a message of type text."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    @classmethod
    def name(cls) -> str:
        return "chat"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep `message`; Rasa calls this for everything that an action or a response says."""
        whole = message.get("hippath")
        text = message.get("text")
        if isinstance(whole, dict):
            self._turn.messages.append(dict(whole))
        elif text:
            self._turn.messages.append({"type": "text", "text": text})
