"""Whatever the network and the server do, no message is lost and none is doubled: the screen tells what the server's history tells."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from tests.support.chat_page import ChatPage
from tests.support.host_page import embed
from tests.support.server import Server

SHOWN = """() => [...document.querySelector('hippath-chat').shadowRoot.querySelectorAll('.log li[data-id]')].map(row => row.dataset.id)"""
QUICK = {"HIPPATH_RATE": "50", "HIPPATH_BURST": "500"}


class Watched:
    """A page, its chat, and the key with which the chat speaks to the server."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.key = ""
        self.posts: list[dict[str, Any]] = []
        page.on("request", self._note)
        self.chat = ChatPage(page)

    def _note(self, request: Request) -> None:
        self.key = request.headers.get("authorization", self.key)
        if request.method == "POST" and request.url.endswith("/messages"):
            self.posts.append(request.post_data_json)

    def begin(self) -> Watched:
        """Open the page, the chat, and consent."""
        self.page.goto(self.url)
        self.chat.open().answer("Yes")
        return self

    def history(self) -> list[dict[str, Any]]:
        """What the server has."""
        base = self.page.url.rsplit("/", 1)[0].removesuffix("/chat")
        answer = requests.get(f"{base}/chat/messages", params={"after": 0}, headers={"Authorization": self.key}, timeout=30)
        messages: list[dict[str, Any]] = answer.json()["messages"]
        return messages

    def same_as_server(self, said: list[str]) -> None:
        """The screen shows the history, each message once, and the patient said just this, in this order."""
        history = self.history()
        assert [message["text"] for message in history if message["from"] == "patient"] == said
        expect(self.page.locator(".log li[data-id]")).to_have_count(len(history))
        assert self.page.evaluate(SHOWN) == [message["id"] for message in history]


def _send(chat: ChatPage, text: str) -> None:
    chat.box.fill(text)
    chat.page.keyboard.press("Enter")


def _answered(watched: Watched, count: int) -> None:
    """Wait until the server has `count` messages of the patient's and the screen has nothing under way."""
    watched.page.wait_for_function(
        """count => { const root = document.querySelector('hippath-chat').shadowRoot;
             const rows = [...root.querySelectorAll('.log li[data-id]')];
             return rows.filter(row => row.matches('.patient')).length === count && rows.at(-1).matches('.assistant') && !root.querySelector('.typing'); }""",
        arg=count,
        timeout=40_000,
    )


def test_what_is_typed_without_a_network_is_sent_once_when_it_is_back(page: Page, chat_url: str, context: BrowserContext) -> None:
    watched = Watched(page, chat_url).begin()
    context.set_offline(True)
    _send(watched.chat, "my groin hurts")
    expect(page.locator(".status.alarm")).to_contain_text("call 999 now")
    expect(page.locator(".status.alarm").get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    _send(watched.chat, "since three weeks")
    expect(page.locator("li.unsent")).to_have_count(2)
    context.set_offline(False)
    _answered(watched, 3)
    expect(page.locator(".status.alarm")).to_have_count(0)
    watched.same_as_server(["Yes", "my groin hurts", "since three weeks"])


def test_with_no_network_from_the_start_the_numbers_are_there(page: Page, chat_url: str, context: BrowserContext) -> None:
    page.goto(chat_url)
    chat = ChatPage(page)
    expect(chat.launcher).to_be_visible()
    context.set_offline(True)
    chat.launcher.click()
    expect(page.locator(".status.alarm")).to_contain_text("01632 960000")
    _send(chat, "yes")
    context.set_offline(False)
    expect(chat.newest()).to_contain_text("in your own words", timeout=30_000)


@pytest.mark.parametrize("lost", ["on the way there", "on the way back"])
def test_a_request_that_breaks_off_is_taken_once(page: Page, chat_url: str, lost: str) -> None:
    watched = Watched(page, chat_url).begin()
    broken: list[Route] = []

    def breaks(route: Route) -> None:
        broken.append(route)
        if len(broken) > 2:
            route.continue_()
            return
        if lost == "on the way back":
            route.fetch()
        route.abort("connectionreset")

    page.route("**/chat/messages", breaks)
    _send(watched.chat, "my groin hurts for three weeks")
    _answered(watched, 2)
    assert len({post["id"] for post in watched.posts[1:]}) == 1
    assert len(broken) >= 3
    watched.same_as_server(["Yes", "my groin hurts for three weeks"])


def test_a_double_click_sends_once(page: Page, chat_url: str) -> None:
    watched = Watched(page, chat_url)
    page.goto(chat_url)
    watched.chat.open().newest().get_by_role("button", name="Yes").dblclick()
    _answered(watched, 1)
    _send(watched.chat, "my groin hurts")
    page.keyboard.press("Enter")
    _answered(watched, 2)
    watched.same_as_server(["Yes", "my groin hurts"])


def test_a_reload_in_mid_question_shows_it_again(page: Page, chat_url: str) -> None:
    watched = Watched(page, chat_url).begin()
    watched.chat.say("my groin hurts for three weeks when I run. I am 34")
    watched.chat.answer("All correct")
    question = watched.chat.newest().inner_text()
    page.reload()
    expect(page.get_by_role("button", name="Send my answer")).to_be_visible()
    assert watched.chat.newest().inner_text() == question
    watched.chat.answer("None of these")
    watched.same_as_server(["Yes", "my groin hurts for three weeks when I run. I am 34", "All correct", "None of these"])


def test_a_reload_while_a_message_is_on_its_way_sends_it_once(page: Page, chat_url: str) -> None:
    watched = Watched(page, chat_url).begin()
    page.route("**/chat/messages", lambda route: None)
    _send(watched.chat, "my groin hurts")
    expect(page.locator(".typing")).to_be_visible()
    page.unroute_all()
    page.reload()
    _answered(watched, 2)
    watched.same_as_server(["Yes", "my groin hurts"])


def test_two_tabs_of_one_device_tell_the_same(context: BrowserContext, chat_server: Server) -> None:
    pages = [context.new_page(), context.new_page()]
    urls = [embed(page, chat_server.url, attributes='remember="device"') for page in pages]
    first = Watched(pages[0], urls[0]).begin()
    second = Watched(pages[1], urls[1])
    second.page.goto(urls[1])
    expect(second.chat.newest()).to_contain_text("in your own words")
    _send(first.chat, "my groin hurts")
    _send(second.chat, "since three weeks")
    for watched in (first, second):
        _answered(watched, 3)
    said = [message["text"] for message in second.history() if message["from"] == "patient"]
    assert sorted(said) == ["Yes", "my groin hurts", "since three weeks"]
    for watched in (first, second):
        watched.same_as_server(said)


def test_a_tab_that_heard_nothing_answers_no_question_of_before(context: BrowserContext, chat_server: Server) -> None:
    context.add_init_script("window.BroadcastChannel = class { postMessage() {} close() {} }")
    pages = [context.new_page(), context.new_page()]
    urls = [embed(page, chat_server.url, attributes='remember="device"') for page in pages]
    first = Watched(pages[0], urls[0]).begin()
    first.chat.say("my groin hurts for three weeks when I run. I am 34")
    second = Watched(pages[1], urls[1])
    second.page.goto(urls[1])
    expect(second.page.get_by_role("button", name="All correct")).to_be_visible()
    first.chat.answer("All correct")
    second.page.get_by_role("button", name="All correct").click()
    expect(second.page.locator("li.unsent")).to_contain_text("answered already")
    expect(second.page.get_by_role("button", name="Send my answer")).to_be_visible()
    second.page.get_by_role("button", name="Remove").click()
    said = ["Yes", "my groin hurts for three weeks when I run. I am 34", "All correct"]
    for watched in (first, second):
        watched.same_as_server(said)


def test_two_tabs_are_two_conversations_unless_the_clinic_says_otherwise(context: BrowserContext, chat_url: str) -> None:
    first, second = Watched(context.new_page(), chat_url).begin(), Watched(context.new_page(), chat_url).begin()
    first.chat.say("my groin hurts")
    first.same_as_server(["Yes", "my groin hurts"])
    second.same_as_server(["Yes"])


def test_a_slow_server_is_waited_for_and_this_is_said(page: Page, chat_url: str) -> None:
    watched = Watched(page, chat_url).begin()
    held: list[Route] = []
    page.route("**/chat/messages", lambda route: held.append(route))
    _send(watched.chat, "my groin hurts")
    expect(page.locator(".status")).to_contain_text("Still working", timeout=10_000)
    held[0].continue_()
    _answered(watched, 2)
    expect(page.locator(".status")).to_have_count(0)


def test_too_fast_is_told_and_mended(page: Page, chat_url: str) -> None:
    watched = Watched(page, chat_url).begin()
    refusals: list[Route] = []

    def refuse(route: Route) -> None:
        refusals.append(route)
        if len(refusals) > 1:
            route.continue_()
        else:
            route.fulfill(status=429, headers={"Retry-After": "2"}, json={"error": "That was a lot at once."})

    page.route("**/chat/messages", refuse)
    _send(watched.chat, "my groin hurts")
    expect(page.locator(".status")).to_contain_text("a lot at once")
    _answered(watched, 2)
    watched.same_as_server(["Yes", "my groin hurts"])


@pytest.fixture()
def own_server(built_widget: None, model_path: Path, tmp_path: Path) -> Iterator[list[Server]]:
    """A server that may be killed, in a list so that a test can put another in its place."""
    servers = [Server(tmp_path, **QUICK).wait_until_ready()]
    yield servers
    for server in servers:
        server.stop()


def test_a_server_that_is_killed_and_comes_back_goes_on(page: Page, own_server: list[Server], tmp_path: Path) -> None:
    watched = Watched(page, f"{own_server[0].url}/chat/").begin()
    watched.chat.say("my groin hurts for three weeks")
    own_server[0].stop(signal.SIGKILL)
    _send(watched.chat, "I am 34")
    expect(page.locator(".status.alarm")).to_be_visible()
    own_server.append(Server(tmp_path, port=own_server[0].port, **QUICK).wait_until_ready())
    _answered(watched, 3)
    watched.same_as_server(["Yes", "my groin hurts for three weeks", "I am 34"])


def test_an_ending_is_warned_of_and_can_be_put_off(page: Page, chat_url: str) -> None:
    page.clock.install()
    watched = Watched(page, chat_url)
    page.goto(chat_url)
    watched.chat.open().answer("Yes")
    left = page.evaluate("() => Date.parse(JSON.parse(sessionStorage.getItem(sessionStorage.key(0))).session.expires_at) - Date.now()")
    page.clock.fast_forward(int(left) - 2 * 60 * 1000)
    expect(page.locator(".status")).to_contain_text("ends in about 2 minutes")
    old = watched.key
    with page.expect_response("**/chat/sessions/renew") as renewed:
        page.get_by_role("button", name="Go on with this chat").click()
    assert renewed.value.status == 200
    watched.chat.say("my groin hurts")
    assert watched.key != old or renewed.value.json()["token"] in watched.key
    watched.same_as_server(["Yes", "my groin hurts"])


def test_a_key_that_ran_out_a_moment_ago_is_renewed_unseen(page: Page, chat_url: str) -> None:
    watched = Watched(page, chat_url).begin()
    refused: list[Route] = []

    def expired_once(route: Route) -> None:
        refused.append(route)
        if len(refused) == 1:
            route.fulfill(status=401, json={"error": "ended"})
        else:
            route.continue_()

    page.route("**/chat/messages", expired_once)
    _send(watched.chat, "my groin hurts")
    _answered(watched, 2)
    watched.same_as_server(["Yes", "my groin hurts"])


def test_a_chat_that_has_ended_for_good_says_so(page: Page, chat_url: str) -> None:
    watched = Watched(page, chat_url).begin()
    page.route("**/chat/messages", lambda route: route.fulfill(status=401, json={"error": "ended"}))
    page.route("**/chat/sessions/renew", lambda route: route.fulfill(status=401, json={"error": "ended"}))
    _send(watched.chat, "my groin hurts")
    expect(page.locator(".status")).to_contain_text("This chat has ended")
    page.unroute_all()
    page.get_by_role("button", name="Start a new chat").click()
    expect(watched.chat.newest()).to_contain_text("Is that OK?")
