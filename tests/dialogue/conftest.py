"""The assistant, loaded once for all conversations."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.dialogue.talk import Talk


@pytest.fixture(scope="session")
def new_talk(model_path: Path) -> Iterator[Callable[[], Talk]]:
    """Begins a new conversation with the trained model, actions in this process, nothing kept on disk."""
    from hippath.assistant.load import load_assistant
    from hippath.knowledge import load_knowledge
    from hippath.messages import safety_message

    safety = safety_message(load_knowledge())
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    agent = load_assistant(model_path, None, safety)
    yield lambda: Talk(agent, loop, safety)
    loop.close()
