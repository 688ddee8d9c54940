"""The next question, after a word on what was just heard."""

from __future__ import annotations

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.fill import fill
from hippath.conversation.next_question import CHECK, CONSENT, next_question
from hippath.conversation.replies.answer import held_back_answer
from hippath.conversation.replies.reply import Reply
from hippath.conversation.wording import told
from hippath.knowledge import Knowledge
from hippath.knowledge.questions import Question
from hippath.messages import BotMessage, OptionView, QuestionView
from hippath.pathway import Facts, remaining


def ask(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Ask the next question and remember that it waits; a question held back earlier is answered first."""
    question = next_question(facts, dialogue, knowledge)
    if question is None:
        return Reply((), facts, dialogue.copy(update={"pending": None}))
    messages, dialogue = held_back_answer(facts, dialogue, knowledge)
    opening = _heard(question, facts, dialogue, knowledge)
    again = question.id == dialogue.pending
    text = "\n\n".join([*opening, fill(question.simpler if again and question.simpler else question.text, knowledge)])
    view = question_view(question, knowledge, _left(question, facts, knowledge))
    message = BotMessage(type="question", text=text, question=view)
    return Reply((*messages, message), facts, dialogue.copy(update={"pending": question.id, "news": ()}))


def greeting(knowledge: Knowledge) -> dict[str, object]:
    """Return the first message of a conversation as data: what the assistant is, its limits, and consent."""
    question = knowledge.questions[CONSENT]
    view = question_view(question, knowledge)
    return BotMessage(type="question", text=fill(question.text, knowledge), question=view).as_json()


def question_view(question: Question, knowledge: Knowledge, left: int | None = None) -> QuestionView:
    """Return the question as channels show it; `left`: about how many are still to come, this one included."""
    options = tuple(OptionView(value=option.value, label=fill(option.label, knowledge)) for option in question.options)
    kind = question.kind if question.kind in ("single", "multi") else "free"
    return QuestionView(id=question.id, kind=kind, options=options, why=fill(question.why, knowledge), left=left)


def _left(question: Question, facts: Facts, knowledge: Knowledge) -> int | None:
    """Return how many questions the pathway still has; the talk around it is not counted."""
    return None if question.group == "conversation" else max(1, len(remaining(facts, knowledge)))


def _heard(question: Question, facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> list[str]:
    say = knowledge.conversation
    if dialogue.unclear:
        return [say.ask_again]
    if question.id == CHECK:
        about = [say.understood_other] if facts.subject == "other" else []
        return [*about, say.understood.format(facts=", ".join(told(facts, knowledge)))]
    if dialogue.news and question.id != CONSENT:
        wording = say.changed if dialogue.corrected else say.noted
        return [wording.format(facts=", ".join(dialogue.news))]
    return []
