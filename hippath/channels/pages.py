"""What a browser loads from the chat: the demo clinic page, the widget with its licences, and the contract."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse

from hippath.channels.page import read_page
from hippath.channels.widget import NOT_BUILT, Widget, read_widget
from hippath.knowledge import load_knowledge

JAVASCRIPT = "text/javascript; charset=utf-8"
CONTRACT = Path(__file__).with_name("static") / "openapi.json"


def add_pages(chat: Blueprint) -> None:
    """Add the routes to `chat`."""
    page = read_page(load_knowledge())
    contract = CONTRACT.read_text(encoding="utf-8")

    @chat.get("/")
    async def show_page(_: Request) -> BaseHTTPResponse:
        return response.html(page.html, headers=page.headers)

    @chat.get("/widget.js")
    async def widget_script(request: Request) -> BaseHTTPResponse:
        widget = _widget()
        if widget is None:
            return response.json({"error": NOT_BUILT}, 503)
        headers = widget.headers(request.args.get("v"))
        if request.headers.get("if-none-match") == headers["ETag"]:
            return response.empty(304, headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return response.raw(widget.script, headers=headers, content_type=JAVASCRIPT)
        return response.raw(widget.packed, headers={**headers, "Content-Encoding": "gzip"}, content_type=JAVASCRIPT)

    @chat.get("/widget.js.LEGAL.txt")
    async def widget_licences(_: Request) -> BaseHTTPResponse:
        widget = _widget()
        return response.text(widget.licences) if widget else response.json({"error": NOT_BUILT}, 503)

    @chat.get("/openapi.json")
    async def show_contract(_: Request) -> BaseHTTPResponse:
        return response.text(contract, content_type="application/json", headers={"Cache-Control": "no-cache"})


def _widget() -> Widget | None:
    """Return the widget, read once; one that is not built yet is looked for again."""
    if _built() is None:
        _built.cache_clear()
    return _built()


@lru_cache(maxsize=1)
def _built() -> Widget | None:
    return read_widget(load_knowledge())
