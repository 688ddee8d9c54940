"""A scenario as written in YAML; a key that is not known is an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional, Union

from pydantic import BaseModel, Extra, Field, validator
from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "scenarios"
Words = Union[str, list[str]]


class _Model(BaseModel):
    class Config:
        extra = Extra.forbid


class ReplyExpected(_Model):
    """What the reply to one message must be like. A list of acceptable values may stand for one value."""

    type: Optional[Words] = None
    """At least one message of the reply is of one of these types."""
    disposition: Optional[Words] = None
    """The result shown in this reply."""
    topic: Optional[Words] = None
    """The topic answered."""
    question_id: Optional[Words] = None
    """The question that waits after this reply."""
    text_includes: Words = []
    """Each of these stands in what the patient sees; ``a|b`` means either."""
    text_excludes: Words = []
    """None of these stands in what the patient sees."""
    erase: Optional[bool] = None
    """Whether the channel is asked to erase the conversation."""


class ResultExpected(_Model):
    """What must hold of a result, and at the end of the whole conversation."""

    disposition: Optional[Words] = None
    no_result: bool = False
    """The conversation ends without any result."""
    rules: Optional[list[str]] = None
    rules_include: list[str] = []
    rules_exclude: list[str] = []
    facts: dict[str, Any] = {}
    """Field of Facts: value, {contains: [...]}, {excludes: [...]}, {between: [low, high]} or {one_of: [...]}."""
    medicines: dict[str, Words] = {}
    """Medicine id: stop, ask or ok."""
    no_medicine_ok: bool = False
    """No medicine may be advised as ok."""
    asked: list[str] = []
    never_asked: list[str] = []
    actions_include: Words = []
    text_includes: Words = []
    text_excludes: Words = []
    review_after_days: Optional[int] = None


class Turn(_Model):
    """One message of the patient."""

    say: Words
    """What is typed; a list holds the values of the quick replies that are pressed."""
    expect: ReplyExpected = Field(default_factory=ReplyExpected)
    drive: bool = False
    """Only after a result: answer what is asked from here until the next result."""
    answers: dict[str, Words] = {}
    """Answers that hold from this turn on."""


class Scenario(_Model):
    """One conversation."""

    name: str
    says: list[Turn]
    answers: dict[str, Words] = {}
    interject: dict[str, list[Turn]] = {}
    then: list[Turn] = []
    first: Optional[ResultExpected] = None
    """What must hold right after the first result, before ``then``."""
    expect: ResultExpected = Field(default_factory=ResultExpected)

    @validator("says", "then", pre=True)
    def _turns(cls, value: Any) -> Any:
        return _as_turns(value)

    @validator("interject", pre=True)
    def _interjections(cls, value: Any) -> Any:
        return {question: _as_turns(turns) for question, turns in value.items()}


def _as_turns(turns: Any) -> list[Any]:
    listed = turns if isinstance(turns, list) else [turns]
    return [{"say": turn} if isinstance(turn, str) else turn for turn in listed]


def scenarios(held_out: bool) -> list[Scenario]:
    """Return every scenario, those of ``scenarios/held_out`` only when asked for, names checked to be unique."""
    found: list[Scenario] = []
    for path in sorted(FOLDER.rglob("*.yml")):
        if ("held_out" in path.parts) != held_out:
            continue
        content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        for data in content if isinstance(content, list) else [content]:
            read = Scenario(**data)
            found.append(read.copy(update={"name": f"{path.parent.name}/{read.name}"}))
    names = [scenario.name for scenario in found]
    assert len(names) == len(set(names)), f"names used twice: {sorted({n for n in names if names.count(n) > 1})}"
    return found
