"""What browsers load from the chat, and the headers around it."""

from __future__ import annotations

import gzip
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
import requests

from hippath.channels.page import read_page
from hippath.channels.widget import FOR_A_WHILE, FOR_EVER, read_widget
from hippath.knowledge import Knowledge
from tests.support.payloads import PAYLOADS
from tests.support.server import Server

BUDGET = 45_000


class _Elements(HTMLParser):
    """What a browser would find on a page, and the words between."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_i5_what_a_clinic_writes_about_itself_is_text_on_its_page(knowledge: Knowledge, payload: str) -> None:
    clinic = knowledge.clinic.copy(update={"name": payload, "phone": payload, "hours": payload, "intended_purpose": payload})
    page = _Elements(read_page(knowledge.copy(update={"clinic": clinic})).html)
    assert page.tags == _Elements(read_page(knowledge).html).tags
    assert payload in page.words


def _built(folder: Path) -> Path:
    (folder / "widget.js.LEGAL.txt").write_text("licences")
    (folder / "widget.js").write_text("run()")
    return folder / "widget.js"


def test_the_script_knows_the_clinics_numbers_without_a_network(knowledge: Knowledge, tmp_path: Path) -> None:
    widget = read_widget(knowledge, _built(tmp_path))
    assert widget is not None
    first, rest = widget.script.decode().split("\n", 1)
    clinic = json.loads(first.removeprefix("globalThis.hippathClinic=").removesuffix(";"))
    assert clinic["emergency_number"] == knowledge.clinic.emergency_number
    assert knowledge.clinic.phone in clinic["safety_text"]
    assert rest == "run()"


def test_a_version_is_kept_for_ever_and_the_latest_for_a_while(knowledge: Knowledge, tmp_path: Path) -> None:
    widget = read_widget(knowledge, _built(tmp_path))
    assert widget is not None
    assert widget.headers(widget.version)["Cache-Control"] == FOR_EVER
    assert widget.headers(None)["Cache-Control"] == FOR_A_WHILE
    assert widget.headers("older")["Cache-Control"] == FOR_A_WHILE
    (tmp_path / "widget.js").write_text("run(2)")
    newer = read_widget(knowledge, tmp_path / "widget.js")
    assert newer is not None
    assert newer.version != widget.version


def test_a_widget_that_is_not_built_is_none(knowledge: Knowledge, tmp_path: Path) -> None:
    assert read_widget(knowledge, tmp_path / "widget.js") is None


def test_the_script_is_served_packed_within_its_budget(chat_url: str) -> None:
    answer = requests.get(f"{chat_url}widget.js", headers={"Accept-Encoding": "gzip"}, stream=True, timeout=30)
    packed = answer.raw.read(decode_content=False)
    assert len(packed) <= BUDGET
    assert answer.headers["Content-Type"].startswith("text/javascript")
    plain = requests.get(f"{chat_url}widget.js", headers={"Accept-Encoding": "identity"}, timeout=30)
    assert gzip.decompress(packed) == plain.content
    again = requests.get(f"{chat_url}widget.js", headers={"If-None-Match": answer.headers["ETag"]}, timeout=30)
    assert (again.status_code, again.content) == (304, b"")
    assert "BSD-3-Clause" in requests.get(f"{chat_url}widget.js.LEGAL.txt", timeout=30).text


@pytest.mark.parametrize("path", ["", "widget.js", "messages", "nothing", "openapi.json"])
def test_every_answer_is_hardened(server: Server, path: str) -> None:
    answer = requests.get(f"{server.url}/chat/{path}", timeout=30)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers
