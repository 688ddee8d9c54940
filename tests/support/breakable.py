"""Pulls parts out from under a server by what is said to it."""

BREAKABLE = """
import asyncio
from rasa_sdk.executor import ActionExecutor
real = ActionExecutor.run
async def run(self, call):
    text = call["tracker"]["latest_message"]["text"] or ""
    if "breakall" in text or "breaklate" in text and call["next_action"] != "action_listen_to_patient":
        raise RuntimeError(text)
    if "hangall" in text:
        await asyncio.sleep(600)
    return await real(self, call)
ActionExecutor.run = run
"""
"""Run before the server: words in a message make its actions raise or hang."""
