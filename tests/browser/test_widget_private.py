"""Nothing is kept before consent, nothing goes to anybody else, nothing that is said runs, and what is deleted is gone."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from tests.support.chat_page import ChatPage
from tests.support.host_page import embed
from tests.support.payloads import PAYLOADS
from tests.support.server import Server

KEPT = "() => [localStorage.length, sessionStorage.length, document.cookie]"
TOKEN = "() => JSON.parse(sessionStorage.getItem(sessionStorage.key(0))).session.token"
NOT_WORDS = ".log :is(script, img, iframe, object, embed, form, style, video, audio, link, meta)"
NOTHING = [0, 0, ""]
RESULT_FIELDS = ("actions", "reasons", "self_care", "timeline", "safety_net")


def test_nothing_is_asked_or_kept_before_it_is_opened(page: Page, chat_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(chat_url)
    expect(ChatPage(page).launcher).to_be_visible()
    assert asked == ["/chat/", "/chat/widget.js"]
    assert page.evaluate(KEPT) == NOTHING


@pytest.mark.parametrize(("answer", "kept"), [("Tell me more", False), ("No", False), ("Yes", True)])
def test_only_a_yes_is_kept(page: Page, chat_url: str, answer: str, kept: bool) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    assert page.evaluate(KEPT) == NOTHING
    chat.answer(answer)
    assert (page.evaluate(KEPT) != NOTHING) == kept


def test_a_no_is_erased_and_proven(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.answer("No")
    expect(page.get_by_text("it holds 0 messages")).to_be_visible()
    page.get_by_role("button", name="Start a new chat").click()
    expect(chat.newest()).to_contain_text("Is that OK?")


def test_no_other_host_is_asked_for_anything(page: Page, chat_url: str) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.answer("Yes")
    chat.say("my groin hurts, I am numb between my legs and cannot control my bladder")
    expect(chat.card).to_be_visible()
    assert hosts == {urlsplit(chat_url).netloc}


def test_a_copy_of_the_talk_can_be_saved(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.answer("Yes")
    chat.say("my groin hurts for three weeks")
    page.get_by_role("button", name="Chat menu").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy of my data").click()
    assert "my groin hurts for three weeks" in download.value.path().read_text(encoding="utf-8")


def test_a_copy_that_cannot_be_saved_is_told(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.answer("Yes")
    page.route("**/chat/messages/export", lambda route: route.abort())
    page.get_by_role("button", name="Chat menu").click()
    page.get_by_role("button", name="Save a copy of my data").click()
    expect(page.get_by_text("The copy could not be saved just now.")).to_be_visible()
    page.unroute("**/chat/messages/export")
    with page.expect_download():
        page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("The copy could not be saved just now.")).to_be_hidden()


def test_what_is_deleted_is_gone(page: Page, chat_url: str) -> None:
    tokens: list[str] = []

    def note(request: Request) -> None:
        if "authorization" in request.headers:
            tokens.append(request.headers["authorization"])

    page.on("request", note)
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.answer("Yes")
    chat.say("my groin hurts for three weeks")
    page.get_by_role("button", name="Chat menu").click()
    page.get_by_role("button", name="Delete my data").click()
    expect(page.get_by_role("button", name="Yes, delete it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("records of this conversation were deleted")).to_be_visible()
    expect(page.get_by_text("it holds 0 messages")).to_be_visible()
    assert page.evaluate(KEPT) == NOTHING
    assert chat.said() == []
    left = requests.get(f"{chat_url}messages", params={"after": 0}, headers={"Authorization": tokens[-1]}, timeout=30)
    assert left.json() == {"messages": []}


def test_events_for_statistics_hold_no_words(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    page.evaluate("""() => {
      window.told = [];
      for (const name of ['open', 'close', 'finish', 'erase'])
        addEventListener(`hippath-${name}`, event => window.told.push([name, event.detail]));
    }""")
    chat = ChatPage(page).open()
    chat.say("my groin hurts, I am numb between my legs and cannot control my bladder")
    page.keyboard.press("Escape")
    assert page.evaluate("() => window.told") == [["open", None], ["finish", None], ["close", None]]


def _history() -> list[dict[str, Any]]:
    sources = [{"key": "k", "text": payload} for payload in PAYLOADS]
    result = {
        "disposition": "self_care_conservative",
        "urgency": "self_care",
        "title": " ".join(PAYLOADS),
        **dict.fromkeys(RESULT_FIELDS, PAYLOADS),
        "medicines": [{"id": "m", "name": text, "advice": "ok", "text": text, "reasons": [text]} for text in PAYLOADS],
        "steps": [{"title": text, "here": True} for text in PAYLOADS],
        "review_after_days": 42,
        "sources": sources,
    }
    options = [{"value": str(number), "label": text} for number, text in enumerate(PAYLOADS)]
    messages: list[dict[str, Any]] = []
    for text in PAYLOADS:
        messages += [{"from": "patient", "type": "text", "text": text}, {"from": "assistant", "type": "text", "text": text}]
    messages += [
        {"from": "assistant", "type": "answer", "text": "x", "answer": {"topic": "t", "sources": sources, "related": PAYLOADS}},
        {"from": "assistant", "type": "result", "text": "x", "result": result},
        {"from": "patient", "type": "text", "text": "go on"},
        {"from": "assistant", "type": "question", "text": "x", "question": {"id": "q1", "kind": "single", "options": options, "why": " ".join(PAYLOADS)}},
        {"from": "assistant", "type": "question", "text": "x", "question": {"id": "q2", "kind": "multi", "options": options, "why": ""}},
    ]
    return [{"id": f"i{seq}", "seq": seq, "at": 0, **message} for seq, message in enumerate(messages, start=1)]


def test_i5_no_payload_runs_wherever_it_comes_from(page: Page, chat_server: Server) -> None:
    """On a page without any policy, so that only the widget itself stands between a payload and the page."""
    foreign: list[str] = []
    session = {"conversation_id": "c", "token": "t", "expires_at": "2099-01-01T00:00:00+00:00", "messages": _history()}

    def opened(route: Route) -> None:
        route.fulfill(status=201, body=json.dumps(session), content_type="application/json")

    page.on("request", lambda request: foreign.append(request.url) if "evil" in urlsplit(request.url).netloc else None)
    page.on("dialog", lambda dialog: foreign.append(dialog.message))
    page.route("**/chat/sessions", opened)
    page.goto(embed(page, chat_server.url))
    chat = ChatPage(page)
    chat.launcher.click()
    page.locator("li").last.wait_for()
    assert len(PAYLOADS) >= 40
    assert chat.said()[: len(PAYLOADS)] == PAYLOADS
    for summary in page.locator("summary").all():
        summary.click()
    addresses = page.locator(".log a[href]").evaluate_all("links => links.map(link => link.protocol)")
    assert set(addresses) <= {"https:", "http:", "mailto:", "tel:"}
    expect(page.locator(NOT_WORDS)).to_have_count(0)
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.ran") is None
    assert foreign == []


def test_i5_no_payload_runs_that_a_patient_sent_and_the_assistant_answered(page: Page, chat_server: Server) -> None:
    """All of them through the real assistant and the real store, read back on a page without any policy."""
    page.goto(embed(page, chat_server.url))
    chat = ChatPage(page).open()
    chat.answer("Yes")
    token = page.evaluate(TOKEN)
    for number, payload in enumerate(PAYLOADS):
        body = {"id": f"payload-{number}", "text": payload}
        answer = requests.post(f"{chat_server.url}/chat/messages", json=body, headers={"Authorization": f"Bearer {token}"}, timeout=60)
        assert answer.status_code == 200
    page.reload()
    expect(page.locator("li.patient")).to_have_count(1 + len(PAYLOADS))
    expect(page.locator(NOT_WORDS)).to_have_count(0)
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.ran") is None


def test_a4_another_browser_with_the_id_and_no_token_gets_nothing(page: Page, new_context: Callable[[], BrowserContext], chat_url: str) -> None:
    page.goto(chat_url)
    first = ChatPage(page).open()
    first.answer("Yes")
    first.say("my groin hurts for three weeks")
    kept = json.loads(page.evaluate("() => sessionStorage.getItem(sessionStorage.key(0))"))
    name = page.evaluate("() => sessionStorage.key(0)")
    known = kept["session"]["conversation_id"]
    for token in ("", known, kept["session"]["token"].rsplit(".", 1)[0] + "."):
        other = new_context().new_page()
        other.goto(chat_url)
        stolen = {**kept, "session": {**kept["session"], "token": token}}
        other.evaluate("([name, kept]) => sessionStorage.setItem(name, kept)", [name, json.dumps(stolen)])
        other.reload()
        expect(other.locator(".status")).to_contain_text("This chat has ended")
        expect(other.locator(".log li")).to_have_count(0)
        for path in ("messages", f"messages?conversation_id={known}", f"messages?after=0&sender={known}"):
            assert other.evaluate("path => fetch(path, {credentials: 'include'}).then(answer => answer.status)", path) == 401
    assert first.said() == ["Yes", "my groin hurts for three weeks"]
