"""A question about treatments, procedures or complications answered, behind the danger gate."""

from __future__ import annotations

from dataclasses import replace
from typing import Iterable

from hippath.conversation.asked_part import asked_part
from hippath.conversation.dialogue import Dialogue
from hippath.conversation.fill import fill
from hippath.conversation.picking import picked_topic
from hippath.conversation.replies.notices import notice
from hippath.conversation.replies.reply import Reply
from hippath.conversation.replies.standing import standing_advice
from hippath.conversation.topics import topics_for
from hippath.knowledge import Knowledge
from hippath.knowledge.faq import Topic
from hippath.knowledge.statement import Statement
from hippath.messages import AnswerView, BotMessage, OptionView, QuestionView, SourceView
from hippath.pathway import Facts, can_advise_exercise, medicine_advice


def answer_question(text: str, facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Answer ``text`` from the knowledge base, offer the nearest topics when unsure, or say who knows.

    While a danger sign is open its advice is said again before anything else.
    """
    reply = _answer(text, facts, dialogue, knowledge)
    standing = standing_advice(facts, dialogue, knowledge).messages
    return replace(reply, messages=(*standing, *reply.messages))


def _answer(text: str, facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    identity = picked_topic(text, dialogue, knowledge)
    dialogue = dialogue.copy(update={"offered": ()})
    if identity is None:
        matches, clear = topics_for(asked_part(text) or text, knowledge)
        if not matches:
            return Reply((notice(knowledge.conversation.no_answer, knowledge),), facts, dialogue)
        if not clear:
            topics = tuple(match.topic for match in matches)
            return Reply((_offer(topics, knowledge),), facts, dialogue.copy(update={"offered": topics}))
        identity = matches[0].topic
    topic = knowledge.faq[identity]
    if topic.gate == "exercise" and not can_advise_exercise(facts, knowledge):
        text = f"{topic.before} {knowledge.conversation.one_thing_first}"
        waiting = dialogue.copy(update={"waiting_topic": topic.id, "topic": topic.id})
        return Reply((_message(topic, text, (), knowledge),), facts, waiting)
    message = topic_message(topic, facts, knowledge)
    return Reply((message,), facts, dialogue.copy(update={"topic": topic.id, "waiting_topic": None}))


def held_back_answer(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> tuple[tuple[BotMessage, ...], Dialogue]:
    """Return the answer that waited for a danger question, once the gate is open."""
    if dialogue.waiting_topic is None or not can_advise_exercise(facts, knowledge):
        return (), dialogue
    topic = knowledge.faq[dialogue.waiting_topic]
    reminder = knowledge.conversation.back_to_question.format(title=topic.title)
    return (topic_message(topic, facts, knowledge, reminder),), dialogue.copy(update={"waiting_topic": None})


def topic_message(topic: Topic, facts: Facts, knowledge: Knowledge, opening: str = "") -> BotMessage:
    """Return the patient's answer to a topic: short answer, what their own medicines mean for it, detail, sources."""
    statements = (*topic.patient.short, *topic.patient.detail, *topic.patient.seek_help)
    keys = list(dict.fromkeys(key for statement in statements for key in statement.sources))
    parts = [opening, _numbered(topic.patient.short, keys), *_gate(topic, facts, knowledge)]
    parts += [_numbered(topic.patient.detail, keys), _numbered(topic.patient.seek_help, keys)]
    return _message(topic, "\n\n".join(part for part in parts if part), keys, knowledge)


def _gate(topic: Topic, facts: Facts, knowledge: Knowledge) -> list[str]:
    lines = []
    for advice in medicine_advice(facts, knowledge):
        if advice.id in topic.medicines and advice.advice != "ok":
            because = f" ({', '.join(advice.reasons)})" if advice.reasons else ""
            lines.append(f"**{advice.name}**: {advice.text}{because}")
    return lines


def _numbered(statements: Iterable[Statement], keys: list[str]) -> str:
    marks = ((item.text, sorted(keys.index(key) + 1 for key in item.sources)) for item in statements)
    return " ".join(f"{text} [{', '.join(map(str, numbers))}]" for text, numbers in marks)


def _message(topic: Topic, text: str, keys: Iterable[str], knowledge: Knowledge) -> BotMessage:
    view = AnswerView(
        topic=topic.id,
        audience="patient",
        sources=tuple(SourceView(key=key, text=knowledge.sources[key].reference) for key in keys),
        related=tuple(knowledge.faq[name].title for name in topic.related if "patient" in knowledge.faq[name].audience),
    )
    return BotMessage(type="answer", text=fill(f"**{topic.title}**\n\n{text}", knowledge), answer=view)


def _offer(topics: tuple[str, ...], knowledge: Knowledge) -> BotMessage:
    options = tuple(OptionView(value=topic, label=knowledge.faq[topic].title) for topic in topics)
    view = QuestionView(id="which_topic", kind="single", options=options)
    return BotMessage(type="question", text=knowledge.conversation.unsure_answer, question=view)
