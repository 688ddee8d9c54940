"""A second language works through the whole conversation: what the assistant says is said in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hippath.knowledge import Knowledge, KnowledgeError, load_knowledge
from tests.dialogue.defaults import default_answer
from tests.dialogue.talk import Json, Talk
from tests.support.second_language import outside, write_second_language

MOST_TURNS = 40


@pytest.fixture
def second_language(knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    write_second_language(knowledge, tmp_path / "knowledge", "xx")
    monkeypatch.setenv("HIPPATH_KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("HIPPATH_LANGUAGE", "xx")
    yield


def test_a_whole_triage_is_said_in_the_second_language(second_language: None, new_talk: Callable[[], Talk]) -> None:
    talk = new_talk()
    story = "front of my hip hurts when I lift my leg, 3 weeks, no injury"
    reply = talk.say("hello", None)
    asked = [reply.question]
    for _ in range(MOST_TURNS):
        question = asked[-1]
        if question is None:
            break
        said = ["yes"] if question["id"] == "consent" else default_answer(question, story)
        reply = talk.say(said, question)
        asked.append(reply.question)
    assert reply.result, talk.transcript()
    why = talk.say("why do you say that?", None)
    answer = talk.say("what is the iliopsoas?", None)
    assert answer.replies[0].get("answer"), talk.transcript()
    said_in_all = [_said(said) for exchange in talk.exchanges for said in exchange.replies if exchange is not why]
    assert [text for text in said_in_all if outside(text)] == []


def test_what_the_english_content_does_not_have_is_refused(knowledge: Knowledge, tmp_path: Path) -> None:
    write_second_language(knowledge, tmp_path / "knowledge", "xx")
    path = tmp_path / "knowledge" / "translations" / "xx" / "symptoms.yml"
    path.write_text("- {id: no_such_symptom, name: xx}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"translations/xx/symptoms\.yml:1: no_such_symptom"):
        load_knowledge(tmp_path / "knowledge", "xx")


def test_a_language_without_a_folder_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="HIPPATH_LANGUAGE"):
        load_knowledge(language="zz")


def _said(message: Json) -> str:
    """Return what a message shows but for the references, which stay as they were published."""
    question, answer = message.get("question") or {}, message.get("answer") or {}
    text = str(message["text"])
    for source in (message.get("result") or answer or {}).get("sources", ()):
        text = text.replace(source["text"], "")
    labels = [option["label"] for option in question.get("options", ())]
    return "\n".join([text, *labels, *answer.get("related", ())])
