"""What people expect of a chat: put an answer right, see why it is asked, take the summary along, start over, make it theirs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.chat_page import ChatPage
from tests.support.host_page import embed
from tests.support.server import Server

RUNNER = "my groin has been hurting for 7 months when I lift my leg and when I run. I am 34"
NUMB = "my groin hurts, I am numb between my legs and cannot control my bladder"
STYLE = "([selector, property]) => getComputedStyle(document.querySelector('hippath-chat').shadowRoot.querySelector(selector))[property]"


def _begun(page: Page, url: str) -> ChatPage:
    page.goto(url)
    chat = ChatPage(page).open()
    chat.answer("Yes")
    return chat


def test_an_earlier_answer_is_put_right(page: Page, chat_url: str) -> None:
    chat = _begun(page, chat_url)
    chat.say(RUNNER)
    page.get_by_role("button", name=re.compile("Change your answer: my groin")).click()
    expect(chat.box).to_be_focused()
    expect(page.locator(".status")).to_contain_text("Putting right")
    chat.say("it is 8 months")
    assert chat.said()[-1] == "Actually, it is 8 months"
    expect(chat.newest()).to_contain_text("8 months")
    expect(page.locator(".status")).to_have_count(0)


def test_a_question_says_why_and_how_many_are_left(page: Page, chat_url: str) -> None:
    chat = _begun(page, chat_url)
    chat.say(RUNNER)
    chat.answer("All correct")
    expect(chat.newest().locator(".left")).to_have_text(re.compile(r"About \d+ questions left"))
    reason = chat.newest().locator("details p")
    expect(reason).to_be_hidden()
    chat.newest().get_by_text("Why do you ask?").click()
    expect(reason).to_contain_text("rare")


def test_none_of_these_stands_alone(page: Page, chat_url: str) -> None:
    chat = _begun(page, chat_url)
    chat.say(RUNNER)
    chat.answer("All correct")
    send = page.get_by_role("button", name="Send my answer")
    expect(send).to_be_disabled()
    fever, none = page.get_by_label("Fever, shivers or night sweats"), page.get_by_label("None of these")
    unsure = page.get_by_label("Not sure")
    fever.check()
    page.get_by_label("Feeling unwell in general").check()
    none.check()
    expect(fever).not_to_be_checked()
    unsure.check()
    expect(none).not_to_be_checked()
    fever.check()
    expect(unsure).not_to_be_checked()
    chat._and_wait(send.click)
    assert chat.said()[-1] == "Fever, shivers or night sweats"


def test_the_summary_can_be_taken_along(page: Page, chat_url: str, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.say(NUMB)
    chat.card.get_by_role("button", name="Copy summary").click()
    page.wait_for_function("() => document.querySelector('hippath-chat').textContent.includes('copied')")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("Summary for my visit")
    assert chat.card.get_by_role("heading", level=3).inner_text() in copied
    assert NUMB in copied
    chat.card.get_by_role("button", name="Print or save as PDF").click()
    sheet = page.frame_locator("hippath-chat iframe")
    expect(sheet.locator("body")).to_have_text(copied, use_inner_text=True)


def test_starting_over_keeps_a_danger(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.say(NUMB)
    page.get_by_role("button", name="Chat menu").click()
    chat._and_wait(page.get_by_role("button", name="Start over").click)
    expect(page.locator(".log")).to_contain_text("one thing stays")


def test_what_the_result_says_is_explained(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.say(NUMB)
    chat._and_wait(chat.card.get_by_role("button", name="Why do you say this?").click)
    expect(chat.newest()).to_contain_text("because of what you told me")


@pytest.mark.parametrize(("attributes", "background"), [("", "rgb(122, 31, 92)"), ('theme="dark"', "rgb(1, 2, 3)")])
def test_a_clinic_gives_it_its_colours(page: Page, chat_server: Server, attributes: str, background: str) -> None:
    css = "hippath-chat { --hippath-accent: #7a1f5c; --hippath-accent-dark: rgb(1, 2, 3); } hippath-chat::part(launcher) { border-radius: 3px; }"
    page.goto(embed(page, chat_server.url, head=f"<style>{css}</style>", attributes=attributes))
    expect(ChatPage(page).launcher).to_be_visible()
    assert page.evaluate(STYLE, [".launcher", "backgroundColor"]) == background
    assert page.evaluate(STYLE, [".launcher", "borderTopLeftRadius"]) == "3px"


def test_a_clinic_gives_it_its_words_and_language(page: Page, chat_server: Server) -> None:
    attributes = 'label="Ask us" heading="Hip help" lang="en-US"'
    page.goto(embed(page, chat_server.url, attributes=attributes))
    page.get_by_role("button", name="Ask us").click()
    expect(page.get_by_role("dialog", name="Hip help")).to_be_visible()
    expect(page.locator("time").first).to_have_text(re.compile("[AP]M"))
    expect(page.locator("section.root")).to_have_attribute("lang", "en-US")


def test_from_right_to_left(page: Page, chat_server: Server) -> None:
    page.set_viewport_size({"width": 1000, "height": 800})
    page.goto(embed(page, chat_server.url, head="<style>html { direction: rtl; }</style>"))
    chat = ChatPage(page)
    box = chat.launcher.bounding_box()
    assert box
    assert box["x"] < 100
    chat.open()
    panel = chat.panel.bounding_box()
    assert panel
    assert panel["x"] < 100
