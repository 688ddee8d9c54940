"""The clinician look-up (design section 5): pages and JSON. It reads the knowledge only and knows no patient."""

from __future__ import annotations

import asyncio
import math
from asyncio import AbstractEventLoop
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import parse_qs

from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse

from hippath.channels.clinician_access import admitted
from hippath.channels.clinician_question import read_question, read_text
from hippath.channels.incoming import BadRequest
from hippath.channels.limits import Limiter
from hippath.channels.origins import refuse_foreign
from hippath.clinician.finder import find
from hippath.clinician.pages import TYPES, Pages
from hippath.knowledge import load_knowledge
from hippath.retrieval import lookup, lookup_json
from hippath.serving.settings import Settings

Result = TypeVar("Result")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
FOR_EVER = "private, max-age=31536000, immutable"
CHALLENGE = {"WWW-Authenticate": 'Basic realm="hippath for clinicians", charset="UTF-8"'}
CLOSED = "This needs the clinician password."
TOO_FAST = "That was a lot at once. Please wait a moment, then try again."


def clinician(settings: Settings) -> Blueprint:
    """Return the routes below /clinician/: behind the clinician secret when there is one, limited by address."""
    routes = Blueprint("hippath_clinician", url_prefix="/clinician")
    knowledge = load_knowledge()
    pages = Pages(knowledge)
    limiter = Limiter(settings.address_rate, settings.address_burst)
    # One thread: look-ups take their turn beside the chat, and the index is never built twice.
    thread = ThreadPoolExecutor(1, thread_name_prefix="clinician-lookup")

    async def apart(work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(thread, work)

    @routes.before_server_start
    async def warm(_: Sanic, __: AbstractEventLoop) -> None:
        thread.submit(lookup, "iliopsoas", "clinician", 1, knowledge)

    @routes.middleware("request")
    async def before(request: Request) -> BaseHTTPResponse | None:
        foreign = refuse_foreign(request, ())
        if foreign:
            return foreign
        seconds = limiter.wait(str((request.remote_addr if settings.proxies else None) or request.ip))
        if seconds:
            return response.json({"error": TOO_FAST}, 429, {"Retry-After": str(math.ceil(seconds))})
        if not admitted(request.headers.get("authorization"), settings.clinician_secret):
            return response.json({"error": CLOSED}, 401, CHALLENGE)
        return None

    @routes.middleware("response")
    async def after(_: Request, answer: BaseHTTPResponse) -> None:
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)

    @routes.exception(BadRequest)
    async def bad_request(_: Request, error: BadRequest) -> BaseHTTPResponse:
        return response.json({"error": str(error)}, error.status)

    @routes.get("/")
    async def look_up(request: Request) -> BaseHTTPResponse:
        try:
            text = read_text(_arguments(request))
        except BadRequest as error:
            return response.html(pages.look_up(None, problem=str(error)), error.status)
        if not text.strip():
            return response.html(pages.home)
        found = await apart(lambda: find(text, knowledge))
        return response.html(pages.look_up(found, text))

    @routes.get("/pathway")
    async def pathway(_: Request) -> BaseHTTPResponse:
        return response.html(pages.pathway)

    @routes.get("/red-flags")
    async def red_flags(_: Request) -> BaseHTTPResponse:
        return response.html(pages.red_flags)

    @routes.get("/lookup")
    async def answers(request: Request) -> BaseHTTPResponse:
        asked = read_question(_arguments(request))
        return response.json(await apart(lambda: lookup_json(asked.text, asked.audience, asked.top, knowledge)))

    @routes.get("/static/<version>/<name>")
    async def file(_: Request, version: str, name: str) -> BaseHTTPResponse:
        content = pages.files.get(name)
        if content is None or version != pages.version:
            return response.json({"error": "There is nothing here."}, 404)
        return response.raw(content, headers={"Cache-Control": FOR_EVER}, content_type=TYPES[PurePosixPath(name).suffix])

    return routes


def _arguments(request: Request) -> dict[str, list[str]]:
    return parse_qs(request.query_string, keep_blank_values=True)
