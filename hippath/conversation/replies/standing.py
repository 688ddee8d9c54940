"""An open danger sign is said again; nothing else in the conversation takes it back."""

from __future__ import annotations

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.replies.notices import notice
from hippath.conversation.replies.reply import Reply
from hippath.knowledge import Knowledge
from hippath.pathway import Facts, IncompleteFacts, assess

_DANGER = ("emergency_now", "urgent_same_day")


def standing_advice(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Repeat the headline of an open emergency or same-day result; say nothing when there is none."""
    if not facts.red_flags:
        return Reply((), facts, dialogue)
    try:
        assessment = assess(facts, knowledge)
    except IncompleteFacts:
        return Reply((), facts, dialogue)
    if assessment.disposition not in _DANGER:
        return Reply((), facts, dialogue)
    say = knowledge.conversation
    text = f"{say.standing.format(title=assessment.title)} {say.standing_reason}"
    return Reply((notice(text, knowledge),), facts, dialogue)
