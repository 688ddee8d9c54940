"""A whole triage on each platform: with buttons, with typed numbers, sent twice, forged, and with the API down for a minute."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Callable

import pytest

from hippath.channels.messaging.markup import plain
from hippath.conversation.fill import fill
from hippath.knowledge import Knowledge
from hippath.knowledge.questions import Question
from tests.support.platforms.people import PEOPLE
from tests.support.platforms.person import Person, Shown, asked
from tests.support.platforms.slack import SlackPerson
from tests.support.platforms.stub import PlatformStub
from tests.support.server import Server

pytestmark = pytest.mark.faults

Messaging = tuple[Server, PlatformStub]
STORY = (
    "pain in the crease of my leg for 7 months when I lift my leg, I am 34. exercises three times a week for five months, "
    "no better, never had an injection"
)
RESULT = "consider_injection_referral"
MOST_QUESTIONS = 25
ANSWERS = {"consent": "yes", "check_understanding": "right", "trend": "unchanged"}
"""Option values where it is not "none" or "no"."""
Send = Callable[[bytes], list[Shown]]


def _values(question: Question) -> list[str]:
    values = [option.value for option in question.options]
    if question.id in ANSWERS:
        return [ANSWERS[question.id]]
    return ["none"] if "none" in values else ["no"]


def _pressed(person: Person, shown: Shown, question: Question, knowledge: Knowledge) -> bytes:
    titles = [fill(option.label, knowledge) for option in question.options if option.value in _values(question)]
    return person.pressed(shown, titles)


def _typed(person: Person, _: Shown, question: Question, __: Knowledge) -> bytes:
    numbers = [str(number) for number, option in enumerate(question.options, start=1) if option.value in _values(question)]
    return person.said(" and ".join(numbers))


def _triage(person: Person, knowledge: Knowledge, answer: Callable[..., bytes], send: Send) -> list[Shown]:
    """Hold the conversation to its end; return what the last message was answered with."""
    shown = send(person.said("hi"))
    for _ in range(MOST_QUESTIONS):
        if "Sources" in shown[-1].text:
            return shown
        question = asked(shown, knowledge)
        assert question is not None, shown
        shown = send(person.said(STORY) if question.id == "opening" else answer(person, shown[-1], question, knowledge))
    raise AssertionError(f"no result: {shown}")


def _last_result(server: Server) -> dict[str, object]:
    with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT json FROM hippath_messages ORDER BY created DESC, seq DESC").fetchall()
    message: dict[str, object] = next(message for message in (json.loads(row[0]) for row in rows) if message.get("result"))
    return message


def _is_whole(shown: list[Shown], message: dict[str, object]) -> bool:
    told = "".join("".join(re.sub(r"^\(\d+/\d+\) ", "", piece.text).split()) for piece in shown)
    return "".join(plain(str(message["text"])).split()) in told


@pytest.mark.parametrize("answer", [_pressed, _typed], ids=["pressed", "typed"])
@pytest.mark.parametrize("who", PEOPLE)
def test_c3_a_whole_triage(messaging: Messaging, knowledge: Knowledge, who: type[Person], answer: Callable[..., bytes]) -> None:
    person = who(*messaging)
    shown = _triage(person, knowledge, answer, person.after)
    message = _last_result(messaging[0])
    assert message["result"]["disposition"] == RESULT  # type: ignore[index]
    assert _is_whole(shown, message)


@pytest.mark.parametrize("who", PEOPLE)
def test_c2_a_whole_triage_with_every_message_twice_and_forgeries_between(
    messaging: Messaging, knowledge: Knowledge, who: type[Person]
) -> None:
    server, stub = messaging
    person = who(server, stub)

    def send(body: bytes) -> list[Shown]:
        assert person.post(body, {"Content-Type": person.headers(body)["Content-Type"]}).status_code == 401
        shown = person.after(body)
        assert person.after(body) == []
        return shown

    shown = _triage(person, knowledge, _typed, send)
    message = _last_result(server)
    assert message["result"]["disposition"] == RESULT  # type: ignore[index]
    assert _is_whole(shown, message)


@pytest.mark.parametrize("who", PEOPLE)
def test_c3_a_whole_triage_with_the_api_down_for_a_minute(messaging: Messaging, knowledge: Knowledge, who: type[Person]) -> None:
    server, stub = messaging
    person = who(server, stub)
    asked_before: list[Question] = []

    def send(body: bytes) -> list[Shown]:
        seen = len(person.shown())
        if len(asked_before) == 3:  # in the middle of the safety questions
            stub.down()
            assert person.post(body).status_code == 200
            time.sleep(60)
            stub.up()
            person.settle()
        else:
            person.after(body)
        shown = person.shown()[seen:]
        question = asked(shown, knowledge)
        asked_before.extend([question] if question else [])
        return shown

    shown = _triage(person, knowledge, _typed, send)
    message = _last_result(server)
    assert len(asked_before) > 4
    assert message["result"]["disposition"] == RESULT  # type: ignore[index]
    assert _is_whole(shown, message)


def test_c3_several_boxes_are_ticked_and_none_is_asked_for_again(messaging: Messaging, knowledge: Knowledge) -> None:
    person = SlackPerson(*messaging)
    for text in ("hi", "yes"):
        person.say(text)
    shown = person.say(f"{STORY} and it is all correct")
    shown = person.press(shown[-1], "All correct") if "All correct" in shown[-1].buttons else shown
    question = asked(shown, knowledge)
    assert question is not None
    assert question.kind == "multi"
    (again,) = person.press(shown[-1])
    assert "Nothing was ticked" in again.text
    labels = [fill(option.label, knowledge) for option in question.options if option.value not in ("none", "not_sure")][:2]
    said = person.press(shown[-1], *labels)
    assert knowledge.clinic.emergency_number in said[0].text
    result = _last_result(messaging[0])["result"]
    assert len(result["reasons"]) >= 2  # type: ignore[index]
