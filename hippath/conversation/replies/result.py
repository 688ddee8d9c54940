"""The result of the triage as a message."""

from __future__ import annotations

from typing import Any

from hippath.conversation.dialogue import Dialogue
from hippath.conversation.fill import fill
from hippath.conversation.replies.notices import notice
from hippath.conversation.replies.reply import Reply
from hippath.conversation.replies.result_text import result_text
from hippath.knowledge import Knowledge, load_knowledge
from hippath.messages import BotMessage, MedicineView, ResultView, SourceView, StepView
from hippath.pathway import Assessment, Facts, IncompleteFacts, assess


def result(facts: Facts, dialogue: Dialogue, knowledge: Knowledge) -> Reply:
    """Assess the facts and say the result; fail closed when something mandatory is missing."""
    try:
        assessment = assess(facts, knowledge)
    except IncompleteFacts:
        return Reply((notice(knowledge.conversation.still_missing, knowledge),), facts, dialogue)
    view = result_view(assessment, knowledge)
    messages = [BotMessage(type="result", text=result_text(view, knowledge), result=view)]
    if dialogue.finished:
        messages.insert(0, notice(knowledge.conversation.updated, knowledge))
    settled = {"finished": True, "pending": None, "topic": None, "news": (), "unclear": False, "corrected": False}
    after = dialogue.copy(update=settled)
    return Reply(tuple(messages), facts, after, assessment.disposition)


def result_view(assessment: Assessment, knowledge: Knowledge) -> ResultView:
    """Return the assessment as the card that channels show, clinic details filled in."""

    def filled(texts: Any) -> tuple[str, ...]:
        return tuple(fill(text, knowledge) for text in texts)

    return ResultView(
        disposition=assessment.disposition,
        urgency=assessment.urgency,
        title=fill(assessment.title, knowledge),
        actions=filled(assessment.actions),
        reasons=filled(assessment.reasons),
        self_care=filled(assessment.self_care),
        medicines=tuple(
            MedicineView(
                id=item.id,
                name=item.name,
                advice=item.advice,
                text=fill(item.text, knowledge),
                reasons=filled(item.reasons),
            )
            for item in assessment.medicines
        ),
        timeline=filled(assessment.timeline),
        safety_net=filled(assessment.safety_net),
        steps=_steps(assessment, knowledge),
        review_after_days=assessment.review_after_days,
        sources=tuple(SourceView(key=item.key, text=item.text) for item in assessment.sources),
        rules=tuple(assessment.rules),
    )


def _steps(assessment: Assessment, knowledge: Knowledge) -> tuple[StepView, ...]:
    """Return the steps of care when the person stands at one of them."""
    stages = knowledge.pathway.stages
    steps = tuple(StepView(title=stage.title, here=bool(set(stage.rows) & set(assessment.rules))) for stage in stages)
    return steps if any(step.here for step in steps) else ()


def result_json(assessment: Assessment, knowledge: Knowledge | None = None) -> dict[str, Any]:
    """Return the ``result`` of design section 5 as plain data."""
    data: dict[str, Any] = result_view(assessment, knowledge or load_knowledge()).dict()
    return data
