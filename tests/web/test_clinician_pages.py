"""The pages: escaped, bound to their own files, without cookies, complete without a script."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from hippath.knowledge import Knowledge
from tests.support.clinician import PAGES, get
from tests.support.server import Server

HOSTILE = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "\" onfocus=alert(1) autofocus x=\"",
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>injection</a>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example'</style>",
    "{{7*7}}{% print(7*7) %}${7*7}#{7*7}",
    "{{ ''.__class__.__mro__ }}",
    "<!--<img src=--><img src=x onerror=alert(1)//>",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "\u2028<scr\u0131pt>alert(1)</scr\u0131pt>",
    "＜script＞alert(1)＜/script＞",
    "injection</details></article></li></ol><script>alert(1)</script>",
]


class _Elements(HTMLParser):
    """What a browser would find on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _shape(html: str) -> set[tuple[str, frozenset[str]]]:
    return {(tag, frozenset(attributes)) for tag, attributes in _Elements(html).found}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_questions_are_text(server: Server, text: str) -> None:
    answer = get(server, "/clinician/", params={"q": text})
    assert answer.status_code == 200
    plain = get(server, "/clinician/", params={"q": "injection"}).text
    assert _shape(answer.text) <= _shape(plain)
    field = next(attributes for tag, attributes in _Elements(answer.text).found if tag == "input" and attributes["id"] == "q")
    assert field["value"] == text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_questions_come_back_as_json(server: Server, text: str) -> None:
    answer = get(server, "/clinician/lookup", params={"q": text})
    assert answer.json()["question"] == text
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", [*PAGES, "/clinician/lookup?q=ice", "/clinician/lookup", "/clinician/static/x/y"])
def test_headers(server: Server, path: str) -> None:
    answer = get(server, path)
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert {policy["script-src"], policy["style-src"], policy["connect-src"], policy["form-action"]} == {"'self'"}
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_or_loads_but_its_own_files(server: Server, path: str) -> None:
    for tag, attributes in _Elements(get(server, path).text).found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert tag not in ("style", "iframe", "object", "embed", "base")
        address = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
        if tag == "script":
            assert address
        if address:
            assert not urlsplit(address).netloc
            assert get(server, address).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_every_link_within_the_pages_leads_somewhere(server: Server, path: str) -> None:
    pages = {page: _Elements(get(server, page).text).found for page in ("/clinician/", "/clinician/pathway", "/clinician/red-flags")}
    names = {page: {attributes.get("id") for _, attributes in found} for page, found in pages.items()}
    own = _Elements(get(server, path).text).found
    for tag, attributes in own:
        address = attributes.get("href")
        if tag != "a" or not address or urlsplit(address).netloc:
            continue
        target, _, name = address.partition("#")
        known = names[target] if target else {attributes.get("id") for _, attributes in own}
        assert not name or name in known, address


def test_ids_are_unique(server: Server) -> None:
    for path in PAGES:
        ids = [attributes["id"] for _, attributes in _Elements(get(server, path).text).found if "id" in attributes]
        assert len(ids) == len(set(ids))


def test_every_statement_with_its_references_is_there(server: Server, knowledge: Knowledge) -> None:
    text = re.sub(r"<[^>]+>", "", get(server, "/clinician/").text)
    text = re.sub(r"&#39;", "'", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for topic in knowledge.faq.values():
        for statement in topic.clinician:
            assert statement.text in text
            assert all(knowledge.sources[key].reference in text for key in statement.sources)


def test_references_are_links(server: Server) -> None:
    html = get(server, "/clinician/").text
    assert 'href="https://doi.org/10.1002/jum.14841"' in html
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/24284952/"' in html


def test_every_row_and_every_danger_sign_is_there(server: Server, knowledge: Knowledge) -> None:
    pathway, flags = get(server, "/clinician/pathway").text, get(server, "/clinician/red-flags").text
    assert all(f'id="{row.id}"' in pathway for row in knowledge.pathway.rows)
    assert all(f'id="{flag}"' in flags for flag in knowledge.red_flags)
    assert not re.search(r"\{[a-z_]+\}", pathway + flags)


@pytest.mark.parametrize(
    ("question", "status", "says"),
    [
        ("psoas tenotomy evidence", 200, "likeliest first"),
        ("capital of France", 200, "Nothing here answers"),
        ("Schmerzen in der Leiste", 200, "Nothing here answers"),
        ("   ", 200, "Topics"),
        ("ice " * 250, 200, "likeliest first"),
        ("x" * 1001, 400, "1,000 characters"),
        ("ice\0", 400, "NUL"),
    ],
)
def test_what_is_said(server: Server, question: str, status: int, says: str) -> None:
    answer = get(server, "/clinician/", params={"q": question})
    assert answer.status_code == status
    assert says in answer.text


def test_the_likeliest_answer_is_open_and_first(server: Server) -> None:
    html = get(server, "/clinician/?q=psoas+tenotomy+evidence").text
    results = html[html.index('<ol id="results">') : html.index('<div id="cards">')]
    assert re.findall(r'<article id="(\w+)"', results)[0] == "release_evidence"
    assert results.count("<details open") == 1
