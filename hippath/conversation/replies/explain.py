"""Why a question is asked, and why a result was given."""

from __future__ import annotations

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.fill import fill
from hippath.conversation.next_question import question_by_id
from hippath.conversation.replies.notices import notice
from hippath.conversation.replies.reply import Reply
from hippath.conversation.replies.result import result_view
from hippath.knowledge import Knowledge
from hippath.messages import BotMessage
from hippath.pathway import Facts, IncompleteFacts, assess


def explain_question(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Say why the pending question is asked; before consent, say more about the service."""
    say = knowledge.conversation
    if dialogue.pending is None:
        return (
            explain_result(facts, dialogue, knowledge)
            if dialogue.finished
            else _say(say.why_no_question, facts, dialogue, knowledge)
        )
    if dialogue.pending == "consent":
        return _say(say.tell_more, facts, dialogue, knowledge)
    question = question_by_id(dialogue.pending, facts, dialogue, knowledge)
    return _say(question.why or say.why_no_question, facts, dialogue, knowledge)


def explain_result(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Say which rules fired, in words, with their sources."""
    say = knowledge.conversation
    if not dialogue.finished:
        return _say(say.why_no_result, facts, dialogue, knowledge)
    try:
        view = result_view(assess(facts, knowledge), knowledge)
    except IncompleteFacts:
        return _say(say.why_no_result, facts, dialogue, knowledge)
    lines = [say.why_result, "\n".join(f"- {reason}" for reason in view.reasons)]
    numbered = (f"{number}. {item.text}" for number, item in enumerate(view.sources, start=1))
    lines.append(f"**{say.headings['sources']}**\n" + "\n".join(numbered))
    return Reply((BotMessage(type="text", text=fill("\n\n".join(lines), knowledge)),), facts, dialogue)


def _say(text: str, facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    return Reply((notice(text, knowledge),), facts, dialogue)
