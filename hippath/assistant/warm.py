"""Does once, before anybody can connect, what the first patient would have to wait for."""

from __future__ import annotations

import asyncio
from datetime import date

from rasa.core.agent import Agent

from hippath.conversation import Dialogue, listen
from hippath.pathway import Facts
from hippath.understanding import understand

WORDS = "which stretches are good for the hip flexor?"


def warm(agent: Agent) -> None:
    """Run a message through the pipeline of `agent` and through listening; nothing is kept of it."""
    asyncio.run(agent.parse_message(WORDS))
    listen(WORDS, "ask_question", 1.0, understand(WORDS, date.today()), Facts(), Dialogue())
