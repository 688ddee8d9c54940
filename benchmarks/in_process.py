"""Times turns without HTTP, in a process of its own.

It says READY when it is loaded; then the lines of a script come in, and milliseconds by kind go out as JSON.

    python -m benchmarks.in_process hippath 10 < script.json
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
import uuid
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path

from benchmarks.places import free_port
from benchmarks.processes import Running
from hippath.serving.environment import prepare_environment

Say = Callable[[str, str], Awaitable[object]]
READY = "ready"


def main(name: str, rounds: int) -> None:
    """Hold the conversations and print the times."""
    prepare_environment()
    folder = Path(tempfile.mkdtemp(prefix="hippath-benchmark-"))
    url = f"sqlite:///{folder / 'conversations.db'}"
    helper = None if name == "hippath" else _actions(folder)
    try:
        say = hippath(url) if helper is None else _stock(name, folder, helper[1])
        print(READY, flush=True)
        script = json.loads(sys.stdin.read())
        print(json.dumps(asyncio.run(_converse(say, script, rounds))))
    finally:
        if helper:
            helper[0].stop()


async def _converse(say: Say, script: list[tuple[str, str]], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = defaultdict(list)
    for turn in range(rounds + 1):
        sender = uuid.uuid4().hex
        for kind, text in script:
            started = time.perf_counter()
            await say(sender, text)
            if turn:  # the first conversation warms everything up
                times[kind].append((time.perf_counter() - started) * 1000)
    return times


def hippath(url: str) -> Say:
    """Return what says a message to hippath in this process, with its conversations at `url`."""
    from hippath.assistant.lean_imports import lean_imports

    lean_imports()
    from rasa.core.channels.channel import UserMessage

    from hippath.assistant.load import load_assistant
    from hippath.assistant.model_file import checked_model
    from hippath.channels.run_turn import run_turn
    from hippath.knowledge import load_knowledge
    from hippath.messages import safety_message
    from hippath.serving.interpreter import settle_interpreter
    from hippath.serving.logs import configure_logs

    configure_logs("ERROR")
    safety = safety_message(load_knowledge())
    agent = load_assistant(checked_model(), url, safety)
    settle_interpreter()

    async def say(sender: str, text: str) -> object:
        message = UserMessage(text, sender_id=sender, input_channel="chat", metadata={"greeted": True})
        return await run_turn(agent.handle_message, message, 60, safety)

    return say


def _actions(folder: Path) -> tuple[Running, int]:
    port = free_port()
    command = [sys.executable, "-m", "rasa", "run", "actions", "--actions", "actions", "--port", str(port)]
    return Running(command, folder / "actions.log", f"http://127.0.0.1:{port}/health").wait_until_ready(), port


def _stock(name: str, folder: Path, port: int) -> Say:
    from rasa.core.agent import Agent
    from rasa.core.tracker_store import SQLTrackerStore
    from rasa.utils.endpoints import EndpointConfig

    from benchmarks.stock.train import best_known
    from benchmarks.systems import FEW_EPOCHS

    store = SQLTrackerStore(dialect="sqlite", db=str(folder / "conversations.db"))
    endpoint = EndpointConfig(f"http://127.0.0.1:{port}/webhook")
    model = best_known(name.removeprefix("stock "), FEW_EPOCHS).model
    agent = Agent.load(model, tracker_store=store, action_endpoint=endpoint)

    async def say(sender: str, text: str) -> object:
        return await agent.handle_text(text, sender_id=sender)

    return say


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
