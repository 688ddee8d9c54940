"""A second triage starts clean; an open danger sign goes along."""

from __future__ import annotations

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.replies.notices import notice
from hippath.conversation.replies.reply import Reply
from hippath.conversation.wording import name_of
from hippath.knowledge import Knowledge
from hippath.pathway import Facts


def start_over(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Forget the story but keep consent and every latched red flag: a restart never withdraws one."""
    say = knowledge.conversation
    fresh = Dialogue(consent=dialogue.consent, withdrawn=dialogue.withdrawn)
    if not facts.red_flags:
        return Reply((notice(say.start_over, knowledge),), Facts(), fresh)
    names = ", ".join(name_of(flag, knowledge) for flag in facts.red_flags)
    message = notice(say.start_over_flag.format(name=names), knowledge)
    return Reply((message,), Facts(red_flags=facts.red_flags), fresh)
