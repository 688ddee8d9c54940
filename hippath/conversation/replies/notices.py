"""Short replies that need no clinical knowledge of the person."""

from __future__ import annotations

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.fill import fill
from hippath.conversation.replies.reply import Reply
from hippath.knowledge import Knowledge
from hippath.messages import BotMessage
from hippath.pathway import Facts


def notice(text: str, knowledge: Knowledge, erase: bool | None = None) -> BotMessage:
    """Return a notice with the clinic's details filled in."""
    return BotMessage(type="notice", text=fill(text, knowledge), erase=erase)


def human(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Say how to reach a person."""
    return Reply((notice(knowledge.conversation.human, knowledge),), facts, dialogue)


def help_text(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Say what can be typed."""
    return Reply((notice(knowledge.conversation.help, knowledge),), facts, dialogue)


def out_of_scope(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Say what the assistant is for, and who helps with the rest."""
    return Reply((notice(knowledge.clinic.out_of_scope, knowledge),), facts, dialogue)


def stop(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """End the triage; without consent nothing is kept. An open red flag stays on record."""
    if dialogue.consent == "no":
        message = notice(knowledge.conversation.no_consent, knowledge, erase=True)
        return Reply((message,), Facts(), Dialogue(consent="no"))
    message = notice(knowledge.conversation.stop, knowledge)
    return Reply((message,), facts, dialogue.copy(update={"pending": None}))


def delete_data(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Ask the channel to erase the conversation."""
    return Reply((notice(knowledge.conversation.deleted, knowledge, erase=True),), Facts(), Dialogue())


def fallback(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Say that the message was not understood, and what can be said instead."""
    say = knowledge.conversation
    text = say.not_understood_after_result if dialogue.finished else say.not_understood
    return Reply((notice(text, knowledge),), facts, dialogue)
