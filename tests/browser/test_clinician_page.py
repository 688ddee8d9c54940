"""The clinician look-up in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.server import Server

HOME = "/clinician/"
PATHS = ("/clinician/", "/clinician/?q=psoas+tenotomy+evidence", "/clinician/#exercises", "/clinician/pathway", "/clinician/red-flags")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Open = Callable[..., Page]


@pytest.fixture
def visit(server: Server, browser: Browser) -> Iterator[Open]:
    """Opens a path in a context of its own; what the page logs as an error fails the test, unless that is what it is about."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(path: str = HOME, width: int = 1280, errors_expected: bool = False, **context: Any) -> Page:
        contexts.append(browser.new_context(base_url=server.url, viewport={"width": width, "height": 900}, **context))
        page = contexts[-1].new_page()
        if not errors_expected:
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors


def _ask(page: Page, question: str) -> None:
    page.get_by_role("searchbox").fill(question)
    expect(page.locator("#said")).to_contain_text(question)


def _first(page: Page) -> str:
    return page.locator("#results article").first.get_attribute("id") or ""


@contextmanager
def _printing(page: Page) -> Iterator[None]:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    yield
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("width", "look"), [(1280, "light"), (390, "light"), (320, "light"), (1280, "dark"), (320, "dark"), (390, "forced")]
)
def test_axe_finds_nothing(visit: Open, path: str, width: int, look: str) -> None:
    colours = {"forced_colors": "active"} if look == "forced" else {"color_scheme": look}
    page = visit(path, width, reduced_motion="reduce", **colours)
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [390, 320])
def test_no_sideways_scroll(visit: Open, path: str, width: int) -> None:
    page = visit(path, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PATHS)
def test_no_sideways_scroll_with_large_text(visit: Open, path: str) -> None:
    page = visit(path, 640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("path", PATHS)
def test_targets_are_large_enough(visit: Open, path: str) -> None:
    page = visit(path, 390)
    boxes = page.locator("button:visible, summary:visible, input:visible, nav a:visible, .links a:visible").evaluate_all(
        "all => all.filter(one => !one.closest('.many')).map(one => [one.textContent, one.getBoundingClientRect().height])"
    )
    assert boxes
    assert [text for text, height in boxes if height < 24] == []


def test_answers_come_while_typing(visit: Open) -> None:
    page = visit()
    page.get_by_role("searchbox").press_sequentially("psoas tenotomy evidence", delay=20)
    expect(page.locator("#said")).to_have_text(re.compile("answers? for “psoas tenotomy evidence”"))
    assert _first(page) == "release_evidence"
    assert page.url.endswith("/clinician/?q=psoas%20tenotomy%20evidence")
    expect(page).to_have_title(re.compile("^psoas tenotomy evidence"))
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_beginnings_of_words_find_topics(visit: Open) -> None:
    page = visit()
    _ask(page, "heterot")
    expect(page.locator("#said")).to_contain_text("words that begin with")
    assert _first(page) == "heterotopic_ossification"


def test_the_newest_question_wins(visit: Open) -> None:
    page = visit()
    page.route(re.compile("lookup.*q=nsaids"), lambda route: (page.wait_for_timeout(600), route.continue_()))
    page.get_by_role("searchbox").fill("nsaids")
    page.wait_for_timeout(150)
    _ask(page, "imaging")
    page.wait_for_timeout(800)
    assert _first(page) == "imaging"


@pytest.mark.parametrize("question", ["capital of France", "Schmerzen in der Leiste", "<img src=x onerror=document.title=1>"])
def test_no_answer_is_said(visit: Open, question: str) -> None:
    page = visit()
    _ask(page, question)
    expect(page.locator("#said")).to_contain_text("Nothing here answers")
    assert page.locator("#results > li").count() == 0
    expect(page.get_by_role("link", name="Imaging", exact=True)).to_be_visible()


def test_a_refusal_is_said(visit: Open) -> None:
    page = visit(errors_expected=True)
    page.route("**/clinician/lookup*", lambda route: route.fulfill(status=429, json={"error": "Please wait a moment."}))
    page.get_by_role("searchbox").fill("imaging")
    expect(page.locator("#said")).to_have_text("Please wait a moment.")


def test_a_lost_server_is_said(visit: Open) -> None:
    page = visit(errors_expected=True)
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("imaging")
    expect(page.locator("#said")).to_contain_text("cannot be reached")
    page.locator("#topics").get_by_role("link", name="Imaging", exact=True).click()
    expect(page.get_by_role("heading", name="Imaging", exact=True)).to_be_visible()


def test_by_keyboard_alone(visit: Open) -> None:
    page = visit()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("does a steroid injection work")
    expect(page.locator("#said")).to_contain_text("does a steroid injection work")
    summaries = page.locator("#results summary")
    assert summaries.count() > 1
    page.keyboard.press("ArrowDown")
    expect(summaries.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(summaries.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#results .evidence").nth(1)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#results .evidence").nth(1)).to_be_hidden()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    assert page.locator("#results > li").count() == 0
    assert page.url.endswith(HOME)


def test_help_opens_and_closes(visit: Open) -> None:
    page = visit()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="All keys").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_axe_finds_nothing_in_the_help(visit: Open) -> None:
    page = visit()
    page.keyboard.press("?")
    assert Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).violations_count == 0


def test_single_keys_can_be_turned_off(visit: Open) -> None:
    page = visit()
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).not_to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_question_marks_and_slashes_can_be_typed(visit: Open) -> None:
    page = visit()
    page.get_by_role("searchbox").focus()
    page.keyboard.type("and/or?")
    expect(page.get_by_role("searchbox")).to_have_value("and/or?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_tab_reaches_the_content_first(visit: Open) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_link_to_a_question(visit: Open, javascript: bool) -> None:
    page = visit("/clinician/?q=psoas+tenotomy+evidence", java_script_enabled=javascript)
    assert _first(page) == "release_evidence"
    expect(page.get_by_role("heading", name="Evidence for iliopsoas release")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("psoas tenotomy evidence")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("name", ["injection_outcomes", "injection_outcomes.3"])
def test_a_link_to_a_topic(visit: Open, javascript: bool, name: str) -> None:
    page = visit(f"/clinician/#{name}", java_script_enabled=javascript)
    expect(page.locator("article.card:visible")).to_have_count(1)
    expect(page.get_by_role("heading", name="Injection outcomes")).to_be_visible()


def test_going_on_and_back(visit: Open) -> None:
    page = visit("/clinician/?q=psoas+tenotomy+evidence")
    page.locator("#results").get_by_role("link", name="Indications for surgery").click()
    expect(page.get_by_role("heading", name="Indications for surgery")).to_be_visible()
    expect(page.locator("#surgery_indication summary")).to_be_focused()
    expect(page.locator("article.card:visible")).to_have_count(1)
    page.go_back()
    expect(page.locator("#results article").first).to_have_id("release_evidence")
    expect(page.get_by_role("searchbox")).to_have_value("psoas tenotomy evidence")


def test_a_number_leads_to_its_source_and_the_answers_stay(visit: Open) -> None:
    page = visit("/clinician/?q=psoas+tenotomy+evidence")
    count = page.locator("#results > li").count()
    page.locator("#results").get_by_role("link", name="Source 2").first.click()
    expect(page.locator("[id='release_evidence.2']")).to_be_in_viewport()
    assert page.locator("#results > li").count() == count


def test_without_javascript(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    page.get_by_role("searchbox").fill("nsaid dose")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#said")).to_contain_text("nsaid dose")
    assert _first(page) == "nsaids"
    page.locator("#topics").get_by_role("link", name="Dancers").click()
    expect(page.get_by_role("heading", name="Dancers")).to_be_visible()
    assert page.locator(".quiet:visible, .hints:visible").count() == 0


def test_a_citation_is_copied(visit: Open) -> None:
    page = visit("/clinician/#injection_outcomes", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy citation 3").click()
    expect(page.locator("#announce")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Han JS et al. Short-term effect of ultrasound-guided")
    assert text.endswith("doi:10.1002/jum.14841")


def test_a_card_is_copied_with_its_sources(visit: Open) -> None:
    page = visit("/clinician/#injection_outcomes", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy with sources").click()
    expect(page.locator("#announce")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Injection outcomes\n\n- Short-term symptom relief")
    assert "- HOOS: all subscales better at 6 weeks in 178 people; uncontrolled. [1, 3]" in text
    assert re.search(r"^3\. Han JS et al\..* doi:10\.1002/jum\.14841$", text, re.MULTILINE)
    assert text.endswith("/clinician/#injection_outcomes")


def test_copying_works_without_a_clipboard_object(visit: Open) -> None:
    page = visit("/clinician/#injection_outcomes", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("Object.defineProperty(navigator.clipboard, 'writeText', {value: () => Promise.reject(new Error('no'))})")
    page.get_by_role("button", name="Copy citation 3").click()
    expect(page.locator("#announce")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Han JS et al.")


@pytest.mark.parametrize("path", PATHS)
def test_print_leaves_out_what_cannot_be_pressed_on_paper(visit: Open, path: str) -> None:
    page = visit(path, color_scheme="dark")
    with _printing(page):
        assert page.locator("form:visible, .hints:visible, button:visible, nav[aria-label=Pages]:visible").count() == 0
        assert page.locator("details:not([open]):visible").count() == 0
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator("button:visible").count() > 0


@pytest.mark.parametrize("path", PATHS)
def test_it_prints_to_pdf(visit: Open, path: str) -> None:
    page = visit(path)
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 40


def test_answers_are_opened_for_print_and_closed_again(visit: Open) -> None:
    page = visit("/clinician/?q=does+a+steroid+injection+work")
    closed = page.locator("#results details:not([open])").count()
    assert closed
    with _printing(page):
        assert page.locator("#results details:not([open])").count() == 0
    assert page.locator("#results details:not([open])").count() == closed


@pytest.mark.parametrize("path", PATHS)
def test_nobody_else_is_asked_and_nothing_is_kept(visit: Open, server: Server, path: str) -> None:
    asked: list[str] = []
    page = visit("/clinician/pathway")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path)
    if page.get_by_role("searchbox").count():
        _ask(page, "imaging")
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith(f"{server.url}/clinician/")] == []
    assert page.context.cookies() == []
    kept = "Promise.all([indexedDB.databases(), caches.keys()]).then(all => [localStorage.length, sessionStorage.length, ...all.map(a => a.length)])"
    assert page.evaluate(kept) == [0, 0, 0, 0]


def test_the_outcome_is_announced_once_typing_rests(visit: Open) -> None:
    page = visit()
    page.evaluate(
        "window.heard = []; new MutationObserver(() => heard.push(document.getElementById('said').textContent))"
        ".observe(document.getElementById('said'), {childList: true})"
    )
    page.get_by_role("searchbox").press_sequentially("steroid injection outcomes", delay=30)
    expect(page.locator("#said")).to_contain_text("steroid injection outcomes")
    assert len(page.evaluate("heard")) == 1
    expect(page.get_by_role("status").filter(has_text="steroid injection outcomes")).to_be_visible()


def test_the_policy_holds(visit: Open) -> None:
    page = visit(errors_expected=True)
    with pytest.raises(Exception, match="TrustedHTML"):
        page.evaluate("document.body.innerHTML = '<b>x</b>'")
    refused = page.evaluate(
        "new Promise(done => { document.addEventListener('securitypolicyviolation', event => done(event.violatedDirective));"
        " const made = document.createElement('img'); made.src = 'https://elsewhere.example/x.png'; document.body.append(made); })"
    )
    assert refused == "img-src"
