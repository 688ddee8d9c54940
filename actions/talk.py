"""Questions, explanations and commands around the triage."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Text

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import DISPOSITION, dialogue_of, facts_of, say
from hippath.conversation.dialogue import Dialogue
from hippath.conversation.replies import notices
from hippath.conversation.replies.answer import answer_question
from hippath.conversation.replies.explain import explain_question, explain_result
from hippath.conversation.replies.reply import Reply
from hippath.conversation.replies.standing import standing_advice
from hippath.conversation.replies.start_over import start_over
from hippath.knowledge import Knowledge, load_knowledge
from hippath.pathway import Facts

Replying = Callable[[Facts, Dialogue, Knowledge], Reply]
LEAVE_FORM = (ActiveLoop(None), SlotSet("requested_slot", None))


class _Talk:
    """Says one reply. No Action itself: rasa-sdk registers every subclass of Action that it finds."""

    replying: Replying
    leaves_form = False

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]) -> List[Dict[Text, Any]]:
        reply = type(self).replying(facts_of(tracker), dialogue_of(tracker), load_knowledge())
        return [*say(dispatcher, tracker, reply), *(LEAVE_FORM if self.leaves_form else ())]


class ActionAnswerQuestion(Action):
    """Answers a question from the knowledge base; the triage goes on afterwards, or begins."""

    def name(self) -> Text:
        return "action_answer_question"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]) -> List[Dict[Text, Any]]:
        text = (tracker.latest_message or {}).get("text") or ""
        dialogue = dialogue_of(tracker)
        events = say(dispatcher, tracker, answer_question(text, facts_of(tracker), dialogue, load_knowledge()))
        begins = tracker.active_loop_name is None and not dialogue.finished
        return [*events, FollowupAction("triage_form")] if begins else events


class ActionExplainQuestion(_Talk, Action):
    """Says why the pending question is asked."""

    replying = staticmethod(explain_question)

    def name(self) -> Text:
        return "action_explain_question"


class ActionExplainResult(_Talk, Action):
    """Says why the result was given."""

    replying = staticmethod(explain_result)

    def name(self) -> Text:
        return "action_explain_result"


class ActionStartOver(_Talk, Action):
    """Starts a clean triage; an open red flag goes along."""

    replying = staticmethod(start_over)
    leaves_form = True

    def name(self) -> Text:
        return "action_start_over"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[Text, Any]) -> List[Dict[Text, Any]]:
        return [*super().run(dispatcher, tracker, domain), SlotSet(DISPOSITION, None)]


class ActionHuman(_Talk, Action):
    """Says how to reach a person."""

    replying = staticmethod(notices.human)

    def name(self) -> Text:
        return "action_human"


class ActionHelp(_Talk, Action):
    """Says what can be typed."""

    replying = staticmethod(notices.help_text)

    def name(self) -> Text:
        return "action_help"


class ActionOutOfScope(_Talk, Action):
    """Says what the assistant is for."""

    replying = staticmethod(notices.out_of_scope)

    def name(self) -> Text:
        return "action_out_of_scope"


class ActionStop(_Talk, Action):
    """Ends the triage; without consent nothing is kept."""

    replying = staticmethod(notices.stop)
    leaves_form = True

    def name(self) -> Text:
        return "action_stop"


class ActionDeleteData(_Talk, Action):
    """Asks the channel to erase the conversation."""

    replying = staticmethod(notices.delete_data)
    leaves_form = True

    def name(self) -> Text:
        return "action_delete_data"


class ActionFallback(_Talk, Action):
    """Says that a message was not understood."""

    replying = staticmethod(notices.fallback)

    def name(self) -> Text:
        return "action_fallback"


class ActionStandingAdvice(_Talk, Action):
    """Says an open danger sign's headline again, or nothing."""

    replying = staticmethod(standing_advice)

    def name(self) -> Text:
        return "action_standing_advice"
