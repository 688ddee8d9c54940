"""Which text on consent and limits people are shown."""

from __future__ import annotations

import hashlib
import json

from hippath.conversation.fill import fill
from hippath.conversation.next_question import CONSENT
from hippath.knowledge import Knowledge

LENGTH = 12


def consent_version(knowledge: Knowledge) -> str:
    """Return a short name for the text as it is shown: any change of its words, answers or figures gives another."""
    question = knowledge.questions[CONSENT]
    say = knowledge.conversation
    texts = (question.text, question.simpler or "", question.why, say.tell_more, say.no_consent)
    shown = [*(fill(text, knowledge) for text in texts), *(option.label for option in question.options)]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:LENGTH]
