"""Messaging platforms: nobody speaks in another's name, nothing is handled twice, nothing is lost."""

from __future__ import annotations

import hashlib
import hmac
import json
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from hippath.channels.conversations import ANSWERED
from hippath.knowledge import Knowledge
from hippath.serving.settings import DEVELOPMENT_SECRET
from tests.support.platforms.messenger import SECRET as MESSENGER_SECRET
from tests.support.platforms.messenger import VERIFY, MessengerPerson
from tests.support.platforms.people import PEOPLE
from tests.support.platforms.person import Person, wait_until
from tests.support.platforms.slack import SlackPerson
from tests.support.platforms.stub import PlatformStub
from tests.support.platforms.telegram import TelegramPerson
from tests.support.platforms.twilio import SmsPerson
from tests.support.server import Server

Messaging = tuple[Server, PlatformStub]
CANARY = "xylophonecanary"


def _rows(server: Server, table: str) -> int:
    with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True, timeout=10) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _everything(messaging: Messaging) -> tuple[int, ...]:
    server, stub = messaging
    tables = ("events", "hippath_messages", "hippath_conversations", "hippath_outbox")
    return (*(_rows(server, table) for table in tables), len(stub.sent))


Forge = Callable[[Person, bytes], dict[str, str]]


def _without(person: Person, body: bytes) -> dict[str, str]:
    return {"Content-Type": person.headers(body)["Content-Type"]}


def _of_another_body(person: Person, body: bytes) -> dict[str, str]:
    return person.headers(person.said("something else"))


def _broken(person: Person, body: bytes) -> dict[str, str]:
    return {name: value if name == "Content-Type" else f"{value[:-3]}xyz" for name, value in person.headers(body).items()}


def _empty(person: Person, body: bytes) -> dict[str, str]:
    return {name: value if name == "Content-Type" else "" for name, value in person.headers(body).items()}


def _not_ascii(person: Person, body: bytes) -> dict[str, str]:
    return {name: value if name == "Content-Type" else "sha256=é" for name, value in person.headers(body).items()}


FORGED: list[tuple[type[Person], Forge]] = [
    *((person, forge) for person in PEOPLE for forge in (_without, _broken, _empty, _not_ascii)),
    *((person, _of_another_body) for person in PEOPLE if person is not TelegramPerson),
    (SlackPerson, lambda person, body: person.headers_at(body, time.time() - 301)),  # type: ignore[attr-defined]
    (SlackPerson, lambda person, body: person.headers_at(body, time.time() + 301)),  # type: ignore[attr-defined]
    (
        MessengerPerson,
        lambda _, body: {"X-Hub-Signature": "sha1=" + hmac.new(MESSENGER_SECRET.encode(), body, hashlib.sha1).hexdigest()},
    ),
]


@pytest.mark.parametrize(("who", "forge"), FORGED)
def test_c1_a_forged_message_is_refused_and_leaves_nothing(messaging: Messaging, who: type[Person], forge: Forge) -> None:
    person = who(*messaging)
    body = person.said("pain in my groin")
    before = _everything(messaging)
    answer = person.post(body, forge(person, body))
    assert answer.status_code == 401
    assert _everything(messaging) == before


@pytest.mark.parametrize("token", ["", "wrong", f"{VERIFY}x"])
def test_c1_messenger_refuses_a_wrong_verify_token(messaging: Messaging, token: str) -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": token}
    assert requests.get(f"{messaging[0].url}/webhooks/messenger", params=asked, timeout=10).status_code == 403


def test_c1_the_platforms_find_their_webhook(messaging: Messaging) -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": VERIFY}
    answer = requests.get(f"{messaging[0].url}/webhooks/messenger", params=asked, timeout=10)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    slack = SlackPerson(*messaging)
    challenge = json.dumps({"token": "t", "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", "type": "url_verification"})
    answer = slack.post(challenge.encode())
    assert (answer.status_code, answer.text) == (200, json.loads(challenge)["challenge"])
    assert requests.get(f"{messaging[0].url}/webhooks/telegram", timeout=10).status_code == 403


@pytest.mark.parametrize("who", PEOPLE)
def test_c1_a_genuine_body_of_another_form_is_a_4xx_or_passed_over(messaging: Messaging, who: type[Person]) -> None:
    person = who(*messaging)
    before = _everything(messaging)
    for body in (b"", b"{}", b"[]", b"null", b"[" * 5000, b'{"object": "page", "entry": 3}', b"a=1", b'{"message": {"chat": 1}}'):
        assert person.post(body).status_code in (200, 400)
    assert person.post(b"x" * 65_000).status_code in (400, 401, 413)
    assert _everything(messaging) == before


@pytest.mark.parametrize("who", PEOPLE)
def test_c2_the_same_message_again_is_one_turn(messaging: Messaging, who: type[Person]) -> None:
    person = who(*messaging)
    first = person.say("hi", 7)
    rows = _rows(messaging[0], "hippath_messages")
    assert len(first) == 1
    assert person.say("hi", 7) == []
    assert _rows(messaging[0], "hippath_messages") == rows


@pytest.mark.parametrize("who", PEOPLE)
def test_c2_the_same_message_five_times_at_once_is_one_turn(messaging: Messaging, who: type[Person]) -> None:
    person = who(*messaging)
    body = person.said("hi", 7)
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda _: person.post(body).status_code, range(5)))
    assert answers == [200] * 5
    person.settle()
    assert len(person.shown()) == 1


def test_c2_a_button_pressed_twice_is_one_answer_and_an_old_one_is_said_to_be_old(messaging: Messaging) -> None:
    slack = SlackPerson(*messaging)
    (consent,) = slack.say("hi")
    assert slack.press(consent, "Yes")
    assert slack.press(consent, "Yes") == []
    (said,) = slack.press(consent, "No")
    assert said.text == ANSWERED


@pytest.mark.parametrize("who", PEOPLE)
def test_c3_what_was_said_arrives_in_order_once_the_api_is_back(messaging: Messaging, who: type[Person]) -> None:
    server, stub = messaging
    person = who(server, stub)
    stub.down()
    try:
        assert [person.post(person.said(text)).status_code for text in ("hi", "yes")] == [200, 200]
        wait_until(lambda: "to be tried again: Client" in server.output(), "a first attempt")
    finally:
        stub.up()
    person.settle()
    asked = [shown.text for shown in person.shown()]
    assert len(asked) == 2
    assert asked[0].startswith("Hello.")
    assert asked[1].startswith("Thank you.")


REFUSALS = [
    (SlackPerson, 429, {}),
    (SlackPerson, 200, {"ok": False, "error": "ratelimited"}),
    (TelegramPerson, 429, {"ok": False, "error_code": 429, "parameters": {"retry_after": 1}}),
    (SmsPerson, 503, {}),
    (MessengerPerson, 400, {"error": {"message": "Invalid OAuth access token.", "type": "OAuthException", "code": 190}}),
    (MessengerPerson, 400, {"error": {"message": "Please reduce the amount of messages", "code": 613}}),
]


@pytest.mark.parametrize(("who", "status", "error"), REFUSALS)
def test_c3_a_refusal_that_passes_is_tried_again(messaging: Messaging, who: type[Person], status: int, error: dict[str, object]) -> None:
    person = who(*messaging)
    messaging[1].refusals.append((status, error))
    assert [shown.text[:6] for shown in person.say("hi")] == ["Hello."]


FINAL = [
    (SlackPerson, 200, {"ok": False, "error": "channel_not_found"}),
    (TelegramPerson, 403, {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}),
    (SmsPerson, 400, {"code": 21610, "message": "Attempt to send to unsubscribed recipient"}),
    (MessengerPerson, 400, {"error": {"message": "This person isn't available right now.", "code": 551}}),
]


@pytest.mark.parametrize(("who", "status", "error"), FINAL)
def test_c3_a_final_refusal_is_recorded_and_holds_nothing_up(
    messaging: Messaging, who: type[Person], status: int, error: dict[str, object]
) -> None:
    server, stub = messaging
    person = who(server, stub)
    stub.refusals.append((status, error))
    assert person.say("hi") == []
    assert person.say("yes")
    with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True) as database:
        failed = database.execute("SELECT failed, payload FROM hippath_outbox WHERE failed IS NOT NULL ORDER BY id DESC").fetchone()
    assert failed[0]
    assert failed[1] == "{}"


@pytest.mark.parametrize("who", PEOPLE)
def test_c3_what_cannot_be_read_is_answered_with_the_emergency_number(messaging: Messaging, who: type[Person], knowledge: Knowledge) -> None:
    person = who(*messaging)
    rows = _rows(messaging[0], "hippath_messages")
    (picture,) = person.after(person.pictured())
    assert knowledge.clinic.emergency_number in picture.text
    (long,) = person.say("hip " * 300)
    assert "1,000" in long.text
    assert _rows(messaging[0], "hippath_messages") == rows


def test_c3_a_caption_is_read_and_a_group_is_not(messaging: Messaging) -> None:
    person = TelegramPerson(*messaging)
    caption = person.update(caption="I cannot feel between my legs and wet myself", photo=[{"file_id": "x", "width": 90, "height": 90}])
    said = [shown.text for shown in person.after(caption)]
    assert "text" in said[0] or "999" in said[0]
    assert any("999" in text and "legs" in text for text in said)
    assert person.after(person.update(chat="group", text="pain in my groin")) == []
    slack = SlackPerson(*messaging)
    in_public = slack.event("pain in my groin", channel=f"D{slack.number}", channel_type="channel")
    edited = slack.event("", subtype="message_changed")
    own = slack.event("hello", bot_id="B01")
    for event in (in_public, edited, own):
        assert slack.after(json.dumps(event).encode()) == []


def test_c3_a_slash_is_text_and_start_is_a_greeting(messaging: Messaging) -> None:
    person = TelegramPerson(*messaging)
    assert [shown.text[:6] for shown in person.say("/start")] == ["Hello."]
    person.say("yes")
    person.say("pain in my groin for 4 months when running")
    said = person.say('/restart{"facts": {}}')
    assert "all correct" in said[-1].text.casefold()


@pytest.mark.parametrize("who", PEOPLE)
def test_c3_danger_comes_before_the_greeting(messaging: Messaging, who: type[Person], knowledge: Knowledge) -> None:
    said = who(*messaging).say("I suddenly cannot feel between my legs and I have wet myself")
    assert knowledge.clinic.emergency_number in said[0].text
    assert not said[0].text.startswith("Hello.")
    assert said[-1].text.startswith("Hello.")


@pytest.mark.parametrize("who", PEOPLE)
def test_p2_delete_my_data_leaves_nothing(messaging: Messaging, who: type[Person]) -> None:
    server, stub = messaging
    person = who(server, stub)
    before = [_rows(server, table) for table in ("events", "hippath_messages", "hippath_outbox")]
    person.say("hi")
    person.say("yes")
    (said,) = person.say("delete my data")
    assert "deleting" in said.text
    assert [_rows(server, table) for table in ("events", "hippath_messages", "hippath_outbox")] == before
    assert person.say("hello")[0].text.startswith("Hello.")


@pytest.mark.parametrize("who", PEOPLE)
def test_p6_nobody_is_named_outside_the_outbox(messaging: Messaging, who: type[Person]) -> None:
    server, stub = messaging
    person = who(server, stub)
    person.say(f"hi {CANARY}")
    kept = server.database.read_bytes()
    with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True) as database:
        told = "\n".join(str(row) for table in ("events", "hippath_messages") for row in database.execute(f"SELECT * FROM {table}"))
    assert CANARY in told
    assert str(person.number) not in told
    assert kept
    assert CANARY not in server.output()
    assert str(person.number) not in server.output()
    assert DEVELOPMENT_SECRET not in server.output()


def test_s4_events_tell_the_result_and_nothing_said(messaging: Messaging) -> None:
    server, stub = messaging
    person = SmsPerson(server, stub)
    before = len(stub.sent)
    person.say(f"I suddenly cannot feel between my legs and I have wet myself {CANARY}")
    (event,) = [sent for sent in stub.sent[before:] if sent.path == "/events"]
    assert set(event.content) == {"id", "type", "at", "conversation", "disposition", "urgency", "rules"}
    assert event.content["type"] == "triage.result"
    assert event.content["disposition"] == "emergency_now"
    assert event.content["rules"]
    assert str(person.number) not in event.body.decode()
    signed = event.headers["x-hippath-timestamp"].encode() + b"." + event.body
    digest = hmac.new(b"webhook-secret-of-a-test", signed, hashlib.sha256).hexdigest()
    assert event.headers["x-hippath-signature"] == f"v1={digest}"
    assert event.headers["x-hippath-event"] == event.content["id"]


def test_s4_the_receiver_of_events_is_down_and_the_patient_notices_nothing(messaging: Messaging) -> None:
    server, stub = messaging
    person = SmsPerson(server, stub)
    stub.refuse_path = "/events"
    before = len(stub.sent)
    try:
        assert person.post(person.said("I suddenly cannot feel between my legs and I have wet myself")).status_code == 200
        wait_until(lambda: any(shown.text.startswith("Hello.") for shown in person.shown()), "the answer")
        assert "999" in person.shown()[0].text
        wait_until(lambda: stub.refused_paths, "a first attempt at the event")
    finally:
        stub.refuse_path = None
    wait_until(lambda: any(sent.path == "/events" for sent in stub.sent[before:]), "the event")
