"""The talk around the triage, as pure functions: hear a message, choose the next question, word the replies."""

from hippath.conversation.consent import consent_version
from hippath.conversation.dialogue import Dialogue
from hippath.conversation.extract import extract_json
from hippath.conversation.heard import Heard
from hippath.conversation.listen import listen
from hippath.conversation.next_question import next_question
from hippath.conversation.replies.ask import greeting
from hippath.conversation.replies.result import result_json

__all__ = ["Dialogue", "Heard", "consent_version", "extract_json", "greeting", "listen", "next_question", "result_json"]
