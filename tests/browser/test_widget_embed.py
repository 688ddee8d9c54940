"""A clinic's own website uses the chat of another address, and only when it is allowed to."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.chat_page import ChatPage
from tests.support.host_page import site
from tests.support.server import Server, free_port

STRICT = (
    "default-src 'none'; script-src {chat}; connect-src {chat}; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types lit-html dompurify"
)
MOVED = "() => { const chat = document.querySelector('hippath-chat'); document.body.prepend(chat); }"
PANEL = """
- dialog "Hip pain assistant":
  - heading "Hip pain assistant" [level=2]
  - paragraph: A computer program, not a clinician
  - button "Chat menu"
  - button "Close the chat"
  - link "In an emergency call 999":
    - /url: tel:999
  - region "Conversation":
    - list:
      - listitem:
        - text: "Assistant:"
        - paragraph: /Is that OK/
        - 'group "You can answer: Yes; Tell me more; No."':
          - button "Yes"
          - button "Tell me more"
          - button "No"
        - group: Why do you ask?
        - time: /[0-9]/
  - text: Your message
  - textbox "Your message":
    - /placeholder: Type your message
  - button "Send"
"""


def test_a_site_that_is_allowed(page: Page, chat_server: Server, clinic_port: int) -> None:
    with site(clinic_port, f"{chat_server.url}/chat/widget.js", csp=STRICT.format(chat=chat_server.url)) as url:
        page.goto(url)
        chat = ChatPage(page).open()
        chat.answer("Yes")
        chat.say("my groin hurts for three weeks")
        page.reload()
        expect(page.locator("li.patient")).to_have_count(2)
        page.get_by_role("button", name="Chat menu").click()
        page.get_by_role("button", name="Delete my data").click()
        page.get_by_role("button", name="Yes, delete it").click()
        expect(page.get_by_text("it holds 0 messages")).to_be_visible()


def test_a_site_that_is_not_allowed_shows_the_numbers_and_nothing_else(page: Page, chat_server: Server) -> None:
    with site(free_port(), f"{chat_server.url}/chat/widget.js") as url:
        page.goto(url)
        ChatPage(page).launcher.click()
        expect(page.locator(".status.alarm")).to_contain_text("call 999 now")
        expect(page.locator("li.assistant")).to_have_count(0)


def test_what_a_screen_reader_finds(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    expect(chat.panel).to_match_aria_snapshot(PANEL)


def test_a_page_may_move_the_element(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.answer("Yes")
    page.evaluate(MOVED)
    expect(chat.newest()).to_contain_text("in your own words")
    chat.say("my groin hurts")
    page.keyboard.press("Escape")
    expect(chat.launcher).to_be_visible()


def test_an_answer_that_came_while_it_was_closed_is_shown_on_the_button(page: Page, chat_url: str) -> None:
    page.goto(chat_url)
    chat = ChatPage(page).open()
    chat.box.fill("yes")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="New message")).to_be_visible()
    page.get_by_role("button", name="New message").click()
    expect(chat.newest()).to_contain_text("in your own words")
