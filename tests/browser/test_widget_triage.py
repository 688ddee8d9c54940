"""A whole triage in a real browser, with the really trained assistant, ends in the right card."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.chat_page import ChatPage

RUNNER = "my groin has been hurting for 7 months when I lift my leg and when I run. I am 34"
NEVER_TREATED = {"What have you tried": "None of these"}


@pytest.mark.parametrize("width", [1280])
def test_by_keyboard_alone(page: Page, chat_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(chat_url)
    chat = ChatPage(page, keyboard=True).open()
    expect(chat.box).to_be_focused()
    chat.answer("Yes")
    chat.say(RUNNER)
    chat.go_on(NEVER_TREATED)
    expect(chat.card.locator(".level")).to_have_text(re.compile("Self-care"))
    expect(chat.card.get_by_role("heading", level=3)).to_have_text(re.compile("exercise plan"))
    expect(chat.card.get_by_role("img")).to_have_attribute("aria-label", re.compile("You are at step 1"))
    page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()


def test_by_pointer_on_a_phone(page: Page, chat_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.answer("Yes")
    chat.say(RUNNER)
    chat.go_on(NEVER_TREATED)
    expect(chat.card.locator(".level")).to_have_text(re.compile("Self-care"))
    assert chat.card.get_by_role("checkbox").count() > 3
    expect(chat.card.get_by_text("Get help sooner if")).to_be_visible()
    chat.card.get_by_text(re.compile("Sources")).click()
    assert chat.card.locator("details li").count() > 3


def test_an_emergency_in_the_first_words(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.say("my groin hurts, I am numb between my legs and cannot control my bladder")
    expect(chat.card.locator(".level")).to_have_text(re.compile("Emergency"))
    call = chat.card.get_by_role("link", name="Call 999")
    expect(call).to_have_attribute("href", "tel:999")
    expect(call).to_be_in_viewport()
    page.reload()
    expect(chat.card.locator(".level")).to_have_text(re.compile("Emergency"))
