"""Whatever page it stands in, it looks the same; and it runs under the strictest policy."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, Route, expect

from tests.support.chat_page import ChatPage
from tests.support.host_page import embed
from tests.support.server import Server

TOLERANCE = 0.002
"""Part of the pixels that may differ by more than a shade: the edges of letters."""
SHADE = 24
RIM = 8
"""Pixels at the edge of the panel where the page shines through: its round corners."""

HOSTILE = {
    "resets": "* { all: unset !important; }",
    "small root": "html { font-size: 62.5%; } body { font-size: 1.4rem; line-height: 3; }",
    "everything important": """
        body, body * { color: red !important; background: lime !important; font: 30px cursive !important; display: block !important;
            letter-spacing: 5px !important; text-transform: uppercase !important; direction: ltr !important; }
        hippath-chat, hippath-chat * { display: none !important; visibility: hidden !important; opacity: 0 !important; }
    """,
    "inherited": """
        body { color: fuchsia; font: italic 900 40px/4 fantasy; text-align: right; visibility: hidden; letter-spacing: 9px;
               word-spacing: 2em; text-indent: 50px; white-space: nowrap; cursor: wait; }
    """,
    "layers": """
        body::after { content: ""; position: fixed; inset: 0; z-index: 2147483647; background: orange; }
        body { transform: rotate(3deg); filter: blur(2px); overflow: hidden; contain: strict; height: 50px; }
    """,
    "elements": "button, textarea, dialog, section, header, [popover] { display: none; transform: scale(2); border: 9px solid red; }",
}
STRICT = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'none'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types lit-html dompurify"
)


def _at_noon(route: Route) -> None:
    """The greeting, always said at the same time of day."""
    answer = route.fetch()
    opened = answer.json()
    for message in opened["messages"]:
        message["at"] = 12 * 3600
    route.fulfill(response=answer, json=opened)


def _picture(page: Page, url: str) -> Image.Image:
    page.route("**/chat/sessions", _at_noon)
    page.set_viewport_size({"width": 1000, "height": 800})
    page.goto(url)
    chat = ChatPage(page)
    chat.launcher.press("Enter")
    chat.newest().get_by_text("Is that OK?").wait_for()
    chat.newest().get_by_text("Why do you ask?").click()
    page.mouse.move(5, 5)
    shot = page.screenshot(animations="disabled", caret="hide")
    box = chat.panel.bounding_box()
    assert box
    left, top = box["x"] + RIM, box["y"] + RIM
    return Image.open(io.BytesIO(shot)).convert("RGB").crop((left, top, left + box["width"] - 2 * RIM, top + box["height"] - 2 * RIM))


@pytest.mark.parametrize("css", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_looks_the_same_on_a_hostile_page(page: Page, chat_server: Server, css: str) -> None:
    calm = _picture(page, embed(page, chat_server.url))
    page.evaluate("sessionStorage.clear()")
    page.unroute_all()
    hostile = _picture(page, embed(page, chat_server.url, head=f"<style>{css}</style>"))
    assert hostile.size == calm.size
    differing = ImageChops.difference(calm, hostile).convert("L").point(lambda value: 255 if value > SHADE else 0)
    assert differing.histogram()[255] / (calm.width * calm.height) <= TOLERANCE


def test_it_runs_under_a_strict_policy(page: Page, chat_server: Server) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(embed(page, chat_server.url, csp=STRICT))
    chat = ChatPage(page).open()
    chat.answer("Yes")
    chat.say("my groin hurts, I am numb between my legs and cannot control my bladder")
    expect(chat.card).to_be_visible()
    assert complaints == []


def test_the_page_is_usable_before_the_widget_has_come(page: Page, chat_server: Server) -> None:
    page.route("**/chat/widget.js", lambda route: None)
    page.goto(embed(page, chat_server.url, body="<h1>Opening times</h1>"), wait_until="commit")
    expect(page.get_by_role("heading", name="Opening times")).to_be_visible()
    assert page.evaluate("document.readyState") != "loading"
