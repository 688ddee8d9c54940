"""A patient at the widget: reads what is on the screen and answers it, by pointer or by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

Json = dict[str, Any]
QUIET = """
known => {
  const root = document.querySelector('hippath-chat').shadowRoot;
  const newest = [...root.querySelectorAll('li.assistant')].at(-1);
  return newest && newest.dataset.id !== known && !root.querySelector('.typing');
}
"""
FOCUSED = "element => element.getRootNode().activeElement === element"
MOST_QUESTIONS = 25
NO = re.compile(r"^(None of these|No|All correct)$")
TABS_AT_MOST = 60


class ChatPage:
    """The widget in `page`."""

    def __init__(self, page: Page, *, keyboard: bool = False) -> None:
        self.page = page
        self.press_on: Callable[[Locator], None] = self._by_keyboard if keyboard else _by_pointer
        self.keyboard = keyboard
        self.box = page.get_by_label("Your message")
        self.launcher = page.get_by_role("button", name="Hip pain? Ask here")
        self.panel = page.get_by_role("dialog", name="Hip pain assistant")
        self.card = page.locator("article.card")

    def open(self) -> ChatPage:
        """Open the panel and wait for the greeting."""
        self.press_on(self.launcher)
        self.newest().get_by_text("Is that OK?").wait_for()
        return self

    def newest(self) -> Locator:
        """Return the assistant's latest message."""
        return self.page.locator("li.assistant").last

    def said(self) -> list[str]:
        """Return the patient's own messages on the screen."""
        return self.page.locator("li.patient .bubble").all_inner_texts()

    def say(self, text: str) -> None:
        """Type `text`, send it, and wait for the answer."""
        self._and_wait(lambda: self._type(text))

    def answer(self, *labels: str) -> None:
        """Choose these answers to the open question and wait for what comes next."""
        newest = self.newest()
        ticks = newest.get_by_role("checkbox")
        if not ticks.count():
            button = newest.get_by_role("button", name=labels[0], exact=True)
            self._and_wait(lambda: self.press_on(button))
            return
        for label in labels:
            self._tick(newest.get_by_role("checkbox", name=label, exact=True))
        self._and_wait(lambda: self.press_on(newest.get_by_role("button", name="Send my answer")))

    def go_on(self, answers: dict[str, str]) -> None:
        """Answer until there is a card: `answers` maps words of a question to its answer, everything else is denied."""
        for _ in range(MOST_QUESTIONS):
            if self.newest().locator(".card").count():
                return
            question = self.newest().inner_text()
            known = [answer for words, answer in answers.items() if words in question]
            self._answer_with(known[0] if known else None)
        raise AssertionError(f"no card after {MOST_QUESTIONS} questions")

    def _answer_with(self, answer: str | None) -> None:
        choices = self.newest().locator(".options").locator("label, button[part=option]").all_inner_texts()
        wanted = answer or next((choice for choice in choices if NO.match(choice)), "3 weeks")
        if wanted in choices:
            self.answer(wanted)
        else:
            self.say(wanted)

    def _type(self, text: str) -> None:
        if self.keyboard:
            self._tab_to(self.box)
            self.page.keyboard.type(text)
        else:
            self.box.fill(text)
        self.page.keyboard.press("Enter")

    def _tick(self, box: Locator) -> None:
        if self.keyboard:
            self._tab_to(box)
            self.page.keyboard.press("Space")
        else:
            box.check()

    def _by_keyboard(self, target: Locator) -> None:
        self._tab_to(target)
        self.page.keyboard.press("Enter")

    def _tab_to(self, target: Locator) -> None:
        target.wait_for()
        for back in (False, True):
            for _ in range(TABS_AT_MOST):
                if target.evaluate(FOCUSED):
                    return
                self.page.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"the keyboard does not reach {target}")

    def _and_wait(self, act: Callable[[], None]) -> None:
        known = self.newest().get_attribute("data-id")
        act()
        self.page.wait_for_function(QUIET, arg=known)


def _by_pointer(target: Locator) -> None:
    target.click()
