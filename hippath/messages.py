"""What the assistant says, as data: the message every channel receives and its plain rendering."""

from __future__ import annotations

from typing import Literal, Optional

from pydantic import BaseModel, Extra

from hippath.knowledge import Knowledge

MessageType = Literal["text", "question", "result", "answer", "notice"]


class _Model(BaseModel):
    class Config:
        extra = Extra.forbid
        frozen = True


class OptionView(_Model):
    """One quick reply."""

    value: str
    """What a client sends back in ``choices``."""
    label: str
    """What the person reads, and may type instead."""


class QuestionView(_Model):
    """A question with its quick replies."""

    id: str
    """Question id of ``knowledge/questions.yml``."""
    kind: Literal["single", "multi", "free"]
    """How many options may be chosen; ``free`` takes text."""
    options: tuple[OptionView, ...] = ()
    """Quick replies, in order."""
    why: str = ""
    """Why it is asked."""
    left: Optional[int] = None
    """About how many questions are still to come, this one included; None while nobody can tell."""


class SourceView(_Model):
    """A source as shown to people."""

    key: str
    """Key of ``knowledge/sources.yml``."""
    text: str
    """Reference."""


class MedicineView(_Model):
    """One line of the medicine gate."""

    id: str
    """Medicine id."""
    name: str
    """Plain name."""
    advice: Literal["stop", "ask", "ok"]
    """Outcome of the gate."""
    text: str
    """What to do."""
    reasons: tuple[str, ...] = ()
    """Which of the person's conditions decided."""


class StepView(_Model):
    """One step of care in the picture of the pathway."""

    title: str
    """Its name."""
    here: bool
    """Whether the person stands at it."""


class ResultView(_Model):
    """The result card."""

    disposition: str
    urgency: Literal["emergency", "urgent", "non_urgent", "self_care"]
    title: str
    actions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    self_care: tuple[str, ...] = ()
    medicines: tuple[MedicineView, ...] = ()
    timeline: tuple[str, ...] = ()
    safety_net: tuple[str, ...] = ()
    steps: tuple[StepView, ...] = ()
    review_after_days: Optional[int] = None
    sources: tuple[SourceView, ...] = ()
    rules: tuple[str, ...] = ()


class AnswerView(_Model):
    """An answer out of the knowledge base."""

    topic: str
    """FAQ topic id."""
    audience: Literal["patient", "clinician"]
    """For whom it is worded."""
    sources: tuple[SourceView, ...] = ()
    """What it rests on."""
    related: tuple[str, ...] = ()
    """Titles of topics to ask about next."""
    more: Optional[str] = None
    """What to say for the detail; None when there is none."""


class BotMessage(_Model):
    """One message of the assistant; the channel adds ``id`` and ``seq``."""

    type: MessageType
    """What kind of message it is."""
    text: str
    """Markdown, never empty."""
    question: Optional[QuestionView] = None
    """Present when type is question."""
    result: Optional[ResultView] = None
    """Present when type is result."""
    answer: Optional[AnswerView] = None
    """Present when type is answer."""
    erase: Optional[bool] = None
    """True asks the channel to erase the conversation after this message."""

    def as_json(self) -> dict[str, object]:
        """Return the message of design section 5, without ``id`` and ``seq``."""
        message: dict[str, object] = self.dict(exclude_none=True)
        return message


def plain_text(message: BotMessage) -> str:
    """Return the message for channels that show only text: options are numbered."""
    parts = [message.text]
    if message.question and message.question.options:
        numbered = enumerate(message.question.options, start=1)
        parts.append("\n".join(f"{number}. {option.label}" for number, option in numbered))
    if message.answer and message.answer.more:
        parts.append(f"[{message.answer.more}]")
    return "\n\n".join(parts)


def safety_message(knowledge: Knowledge) -> dict[str, object]:
    """Return the fixed text said whenever anything fails, as message data with the clinic's numbers filled in."""
    clinic = knowledge.clinic
    text = clinic.safety_text.replace("{phone}", clinic.phone).replace("{emergency_number}", clinic.emergency_number)
    return BotMessage(type="notice", text=text).as_json()


def too_fast_text(knowledge: Knowledge) -> str:
    """Return what a person reads who sends more than one person can; with the number for an emergency."""
    return knowledge.conversation.too_fast.replace("{emergency_number}", knowledge.clinic.emergency_number)
