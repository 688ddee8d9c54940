"""hippath chat: the same conversation in a terminal. Nothing is kept after it."""

from __future__ import annotations

import asyncio
import uuid
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markdown import Markdown

from hippath.assistant.lean_imports import lean_imports
from hippath.assistant.model_file import checked_model
from hippath.channels.choose import chosen
from hippath.commands.result_page import result_page
from hippath.conversation import greeting
from hippath.knowledge import load_knowledge
from hippath.messages import safety_message
from hippath.serving.logs import configure_logs

LEAVE = {"/quit", "/exit"}
TURN_SECONDS = 20.0
Message = dict[str, Any]


@click.command("chat")
@click.option("--model", type=click.Path(path_type=Path), help="A model file; the newest in models/ unless given.")
def command(model: Path | None) -> None:
    """Talk to the assistant here; end with Ctrl+D or /quit."""
    console = Console()
    with console.status("Loading the assistant ..."):
        knowledge = load_knowledge()
        safety = safety_message(knowledge)
        path = checked_model(model)
        configure_logs("ERROR")

        lean_imports()
        from hippath.assistant.load import load_assistant

        agent = load_assistant(path, None, safety)
    asyncio.run(_converse(console, agent, safety, greeting(knowledge)))


async def _converse(console: Console, agent: Any, safety: Message, welcome: Message) -> None:
    from rasa.core.channels.channel import UserMessage

    from hippath.channels.run_turn import run_turn
    from hippath.channels.text import normalise

    conversation_id = uuid.uuid4().hex
    said = [welcome]
    while True:
        for message in said:
            _show(console, message)
        typed = await asyncio.to_thread(_ask, console)
        if typed is None or typed in LEAVE:
            return
        text = normalise(typed)
        question = said[-1].get("question")
        choices = chosen(typed, question)
        metadata: dict[str, Any] = {}
        if question and choices:
            text = ", ".join(option["label"] for option in choices)
            metadata = {"choices": [option["value"] for option in choices], "question_id": question["id"]}
        if text:
            message = UserMessage(text=text, sender_id=conversation_id, input_channel="chat", metadata=metadata)
            said = await run_turn(agent.handle_message, message, TURN_SECONDS, safety)


def _ask(console: Console) -> str | None:
    try:
        return console.input("[bold cyan]you[/bold cyan] ").strip()
    except (EOFError, KeyboardInterrupt):
        return None


def _show(console: Console, message: Message) -> None:
    console.print()
    if message.get("result"):
        console.print(result_page(message["result"]))
    else:
        console.print(Markdown(message["text"]))
    for number, option in enumerate((message.get("question") or {}).get("options") or [], start=1):
        console.print(f"  {number}. {option['label']}", markup=False)
