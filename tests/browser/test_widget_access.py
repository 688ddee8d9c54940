"""Everybody can use it: rules of accessibility, keyboard, screen reader, large text, little motion."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, Route, expect

from tests.support.chat_page import ChatPage

WIDTHS = {1280: 900, 390: 844, 320: 640}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
ACTIVE = """
() => {
  let active = document.activeElement;
  while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active.getAttribute('aria-label') || active.innerText || active.labels?.[0]?.innerText || active.localName;
}
"""
HEAR = """
() => {
  const chat = document.querySelector('hippath-chat');
  window.heard = [];
  new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(node =>
    window.heard.push([node.parentElement?.getAttribute('role') ?? change.target.getAttribute('role'), node.textContent])
  ))).observe(chat, {childList: true, subtree: true});
}
"""
SMALL_TARGETS = """
() => [...document.querySelector('hippath-chat').shadowRoot.querySelectorAll('button, a.help, a.button, summary, input, textarea')]
  .filter(element => element.checkVisibility())
  .map(element => [element.innerText || element.localName, (element.closest('label') ?? element).getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([name, box]) => `${name} ${box.width} x ${box.height}`)
"""
TOO_WIDE = """
() => [document.documentElement, ...document.querySelector('hippath-chat').shadowRoot.querySelectorAll('dialog, .log, header, form')]
  .filter(element => element.scrollWidth > element.clientWidth + 1).map(element => element.localName + '.' + element.className)
"""
RUNNER = "my groin has been hurting for 7 months when I lift my leg and when I run. I am 34"


def _closed(chat: ChatPage) -> None:
    expect(chat.launcher).to_be_visible()


def _greeting(chat: ChatPage) -> None:
    chat.open()


def _choices(chat: ChatPage) -> None:
    chat.open()
    chat.answer("Yes")
    chat.say(RUNNER)
    chat.answer("All correct")
    chat.newest().get_by_text("Why do you ask?").click()


def _menu(chat: ChatPage) -> None:
    chat.open()
    chat.page.get_by_role("button", name="Chat menu").click()


def _result(chat: ChatPage) -> None:
    chat.open()
    chat.answer("Yes")
    chat.say(RUNNER)
    chat.go_on({"What have you tried": "None of these"})
    chat.card.get_by_text("Sources (").click()


def _emergency(chat: ChatPage) -> None:
    chat.open()
    chat.say("my groin hurts, I am numb between my legs and cannot control my bladder")


def _down(chat: ChatPage) -> None:
    chat.open()
    chat.page.context.set_offline(True)
    chat.box.fill("hello")
    chat.page.keyboard.press("Enter")
    chat.page.locator(".status.alarm").wait_for()


def _erased(chat: ChatPage) -> None:
    chat.open()
    chat.page.get_by_role("button", name="Chat menu").click()
    chat.page.get_by_role("button", name="Delete my data").click()
    chat.page.get_by_role("button", name="Yes, delete it").click()
    chat.page.get_by_text("Your data is deleted").wait_for()


STATES = (_closed, _greeting, _menu, _choices, _result, _emergency, _down, _erased)


@pytest.mark.parametrize("state", STATES, ids=[state.__name__[1:] for state in STATES])
def test_no_rule_of_accessibility_is_broken(page: Page, chat_url: str, state: Callable[[ChatPage], None]) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(chat_url)
    state(ChatPage(page))
    found = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for name, look in LOOKS.items():
            page.emulate_media(**look)
            violations = Axe().run(page).response["violations"]
            found += [(width, name, rule["id"], node["target"], node["failureSummary"]) for rule in violations for node in rule["nodes"]]
        assert page.evaluate(SMALL_TARGETS) == []
        assert page.evaluate(TOO_WIDE) == []
    assert found == []


STROKES = 12


def _strokes(shot: bytes) -> int:
    """Return how often a picture of text changes between dark and light on the line that changes most."""
    picture = Image.open(io.BytesIO(shot)).convert("L").point(lambda value: 255 if value > 127 else 0)
    lines = [[picture.getpixel((x, y)) for x in range(picture.width)] for y in range(picture.height)]
    return max(sum(left != right for left, right in zip(line, line[1:], strict=False)) for line in lines)


def test_text_on_solid_ground_can_be_read_in_forced_colours(page: Page, chat_url: str) -> None:
    """axe reads styles; only a picture shows the plate that a browser paints behind text in this mode."""
    page.emulate_media(**LOOKS["forced"])
    page.goto(chat_url)
    chat = ChatPage(page)
    assert _strokes(chat.launcher.screenshot()) >= STROKES
    chat.open()
    chat.answer("Yes")
    chat.say("my groin hurts, I am numb between my legs and cannot control my bladder")
    solid = [
        chat.panel.get_by_role("heading", level=2), page.locator("li.patient .bubble").last,
        chat.card.get_by_role("heading", level=3), chat.card.get_by_role("link", name="Call 999"),
    ]  # fmt: skip
    for text in solid:
        assert _strokes(text.screenshot()) >= STROKES


def test_what_arrives_is_announced_in_plain_words_and_cleared(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    page.evaluate(HEAR)
    chat = ChatPage(page).open()
    page.wait_for_function("() => window.heard.length >= 1")
    assert page.evaluate("window.heard[0]") == ["status", chat.newest().locator(".bubble").inner_text() + " You can answer: Yes; Tell me more; No."]
    chat.say("my groin hurts, I am numb between my legs and cannot control my bladder")
    page.wait_for_function("() => window.heard.some(([role]) => role === 'alert')")
    alert = next(text for role, text in page.evaluate("window.heard") if role == "alert")
    assert alert.startswith("Emergency. ")
    assert "*" not in alert
    page.wait_for_function("() => document.querySelector('hippath-chat').textContent.trim() === ''")


def test_the_order_of_focus(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    order = [page.evaluate(ACTIVE)]
    for _ in range(9):
        page.keyboard.press("Shift+Tab")
        order.insert(0, page.evaluate(ACTIVE))
    start = order.index("Chat menu")
    assert order[start:] == ["Chat menu", "Close the chat", "In an emergency call 999", "Conversation", "Yes", "Tell me more", "No", "Why do you ask?", "Your message"]
    chat.box.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(ACTIVE) == "Send"


def test_focus_goes_to_the_box_after_an_answer_and_stays_where_it_is_when_a_message_comes(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.answer("Tell me more")
    expect(chat.box).to_be_focused()
    held: list[Route] = []
    page.route("**/chat/messages", lambda route: held.append(route))
    chat.box.fill("yes")
    page.keyboard.press("Enter")
    close = page.get_by_role("button", name="Close the chat")
    close.focus()
    known = chat.newest().get_attribute("data-id")
    page.wait_for_timeout(200)
    held[0].continue_()
    page.wait_for_function("known => [...document.querySelector('hippath-chat').shadowRoot.querySelectorAll('li.assistant')].at(-1).dataset.id !== known", arg=known)
    expect(close).to_be_focused()


def test_an_open_chat_comes_back_without_taking_the_focus(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    ChatPage(page).open().answer("Yes")
    page.reload()
    chat = ChatPage(page)
    expect(chat.panel).to_be_visible()
    expect(chat.newest()).to_contain_text("in your own words")
    assert page.evaluate("document.activeElement === document.body")


def test_on_a_phone_the_page_behind_is_out_of_reach(page: Page, chat_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(chat_url)
    chat = ChatPage(page).open()
    assert page.evaluate("document.querySelector('hippath-chat').shadowRoot.querySelector('dialog').matches(':modal')")
    for _ in range(15):
        page.keyboard.press("Tab")
        assert page.evaluate("['HIPPATH-CHAT', 'BODY'].includes(document.activeElement.tagName)")
    assert float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('hippath-chat').shadowRoot.querySelector('textarea')).fontSize)")) >= 16
    page.keyboard.press("Escape")
    expect(chat.launcher).to_be_focused()


@pytest.mark.parametrize("width", [1280, 320])
def test_twice_the_text_still_fits(page: Page, chat_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(chat_url)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    chat = ChatPage(page).open()
    assert page.evaluate("getComputedStyle(document.querySelector('hippath-chat').shadowRoot.querySelector('.bubble')).fontSize") == "32px"
    assert [name for name in page.evaluate(TOO_WIDE) if not name.startswith("html")] == []
    chat.answer("Yes")
    expect(chat.box).to_be_in_viewport()


def test_the_text_can_be_made_larger_and_stays_so(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    size = "parseFloat(getComputedStyle(document.querySelector('hippath-chat').shadowRoot.querySelector('.bubble')).fontSize)"
    chat.answer("Yes")
    page.get_by_role("button", name="Chat menu").click()
    for _ in range(3):
        page.get_by_role("button", name="Larger text").click()
    assert page.evaluate(size) == 32
    page.reload()
    expect(chat.panel).to_be_visible()
    chat.newest().wait_for()
    assert page.evaluate(size) == 32


def test_nothing_moves_for_those_who_asked_for_stillness(page: Page, chat_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(chat_url)
    chat = ChatPage(page).open()
    page.route("**/chat/messages", lambda _: None)
    chat.box.fill("yes")
    page.keyboard.press("Enter")
    page.locator(".typing").wait_for()
    assert page.evaluate("document.getAnimations().length") == 0
    page.emulate_media(reduced_motion="no-preference")
    page.wait_for_function("() => document.querySelector('hippath-chat').shadowRoot.getAnimations().length > 0")
