"""A question about treatments, procedures or complications answered, behind the danger gate."""

from __future__ import annotations

from dataclasses import replace
from typing import Iterable

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.fill import fill
from hippath.conversation.picking import about_last_answer, picked_topic
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
    wanted = about_last_answer(text, dialogue, knowledge)
    if wanted and dialogue.topic:
        last = knowledge.faq[dialogue.topic]
        return Reply((_more(last, knowledge) if wanted == "more" else _sources(last, knowledge),), facts, dialogue)
    identity = picked_topic(text, dialogue, knowledge)
    dialogue = dialogue.copy(update={"offered": ()})
    if identity is not None:
        return _on_topic(knowledge.faq[identity], facts, dialogue, knowledge)
    questions = topics_for(text, knowledge, dialogue.topic)
    if not questions:
        return Reply((notice(knowledge.conversation.no_answer, knowledge),), facts, dialogue)
    reply = Reply((), facts, dialogue)
    for meant in questions:
        if meant.clear:
            answered = _on_topic(knowledge.faq[meant.matches[0].topic], facts, reply.dialogue, knowledge)
        else:
            answered = _offered(tuple(match.topic for match in meant.matches), facts, reply.dialogue, knowledge)
        reply = replace(answered, messages=(*reply.messages, *answered.messages))
    return reply


def _on_topic(topic: Topic, facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
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
    """Return the patient's short answer to a topic: what their own medicines mean for it, when to seek help, sources."""
    keys = _keys((*topic.patient.short, *topic.patient.seek_help))
    parts = [opening, _numbered(topic.patient.short, keys), *_gate(topic, facts, knowledge)]
    parts += [_numbered(topic.patient.seek_help, keys)]
    more = knowledge.conversation.more.format(title=topic.title) if topic.patient.detail else None
    return _message(topic, "\n\n".join(part for part in parts if part), keys, knowledge, more)


def _more(topic: Topic, knowledge: Knowledge) -> BotMessage:
    """Return the detail of a topic; its gate was passed when the short answer was given."""
    statements = topic.patient.detail or topic.patient.short
    keys = _keys(statements)
    return _message(topic, _numbered(statements, keys), keys, knowledge)


def _sources(topic: Topic, knowledge: Knowledge) -> BotMessage:
    """Return what the answer to a topic rests on, each reference with what is known of it."""
    keys = _keys((*topic.patient.short, *topic.patient.detail, *topic.patient.seek_help))
    lines = [f"{number}. {knowledge.sources[key].reference}" for number, key in enumerate(keys, start=1)]
    return _message(topic, "\n".join([knowledge.conversation.rests_on, *lines]), keys, knowledge)


def _keys(statements: Iterable[Statement]) -> list[str]:
    return list(dict.fromkeys(key for statement in statements for key in statement.sources))


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


def _message(topic: Topic, text: str, keys: Iterable[str], knowledge: Knowledge, more: str | None = None) -> BotMessage:
    view = AnswerView(
        topic=topic.id,
        audience="patient",
        sources=tuple(SourceView(key=key, text=knowledge.sources[key].reference) for key in keys),
        related=tuple(knowledge.faq[name].title for name in topic.related if "patient" in knowledge.faq[name].audience),
        more=more,
    )
    return BotMessage(type="answer", text=fill(f"**{topic.title}**\n\n{text}", knowledge), answer=view)


def _offered(topics: tuple[str, ...], facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    options = tuple(OptionView(value=topic, label=knowledge.faq[topic].title) for topic in topics)
    view = QuestionView(id="which_topic", kind="single", options=options)
    message = BotMessage(type="question", text=knowledge.conversation.unsure_answer, question=view)
    return Reply((message,), facts, dialogue.copy(update={"offered": topics}))
