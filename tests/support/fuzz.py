"""Requests that a careless or a hostile client might send, the same ones for the same seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from tests.support.payloads import PAYLOADS
from tests.support.routes import Route

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "BREW")
WORDS = ("yes", "no", "my groin hurts", "3 weeks", "none of these", "not sure", "/restart", "injection?", "\U0001f615", "\ud800", "\0", "x" * 1200)
TEXTS = (*WORDS, *PAYLOADS, "../../etc/passwd", "%s%n{0}", "' OR 1=1 --", "\u202e\u200b\u3000/", "-1", "9" * 400, "")
HEADERS = ("Content-Type", "Origin", "Cookie", "X-Forwarded-For", "Accept-Encoding", "If-None-Match", "Range", "Expect", "Host", "Content-Encoding")
QUERIES = ("after", "v", "q", "audience", "top", "x", "token", "conversation_id")


@dataclass(frozen=True)
class Fuzzed:
    """One request."""

    method: str
    """Mostly one that the route knows."""
    path: str
    """With its query, percent-encoded or wrongly so."""
    headers: dict[str, bytes]
    """Besides those that a client adds by itself."""
    body: bytes | None
    """Broken JSON, JSON of a wrong shape, a good message, or no JSON at all."""


def fuzzed(routes: list[Route], token: str, count: int, seed: int) -> Iterator[Fuzzed]:
    """Make `count` requests to `routes` in turn, a third of them with `token`."""
    chance = random.Random(seed)
    for number in range(count):
        method, path = routes[number % len(routes)]
        yield Fuzzed(
            method if chance.random() < 0.8 else chance.choice(METHODS),
            _path(chance, path),
            _headers(chance, token),
            _body(chance) if chance.random() < 0.8 else None,
        )


def _path(chance: random.Random, path: str) -> str:
    if chance.random() < 0.1:
        path += chance.choice(("/", "//", "%2e%2e/", "%00", "%ff", ";x", quote(_text(chance)[:50], errors="replace")))
    if chance.random() < 0.5:
        return path
    return f"{path}?{'&'.join(_pair(chance) for _ in range(chance.randint(1, 4)))}"


def _pair(chance: random.Random) -> str:
    value = chance.choice(("%", "%ff%fe", "%ed%a0%80", "%00", "1", quote(_text(chance)[:300], errors="replace")))
    return f"{chance.choice(QUERIES)}={value}"


def _headers(chance: random.Random, token: str) -> dict[str, bytes]:
    headers = {name: _bytes(chance) for name in chance.sample(HEADERS, chance.choice((0, 0, 1, 2)))}
    authorization = chance.choice((None, b"Bearer " + token.encode(), b"Bearer " + _bytes(chance)))
    return headers if authorization is None else {**headers, "Authorization": authorization}


def _bytes(chance: random.Random) -> bytes:
    raw = chance.choice((_text(chance).encode(errors="replace"), chance.randbytes(20), b"gzip", b"null", b"application/json"))
    return raw.replace(b"\r", b"").replace(b"\n", b"").strip()[:200]


def _body(chance: random.Random) -> bytes:
    kind = chance.random()
    if kind < 0.15:
        return chance.randbytes(chance.choice((1, 60, 8000, 9000)))
    whole = json.dumps(_message(chance) if kind < 0.7 else _anything(chance, 4)).encode()
    if kind > 0.9:
        cut = chance.randrange(len(whole) + 1)
        return whole[:cut] + chance.randbytes(2) + whole[cut:]
    return whole


def _message(chance: random.Random) -> dict[str, Any]:
    message: dict[str, Any] = {"id": f"{chance.getrandbits(64):x}", "text": _text(chance)}
    if chance.random() < 0.3:
        message = {"id": message["id"], "choices": [chance.choice(("yes", "none", _text(chance)))], "question_id": chance.choice(("consent", "x"))}
    if chance.random() < 0.3:
        message[chance.choice(("id", "text", "choices", "question_id", "metadata"))] = _anything(chance, 2)
    return message


def _anything(chance: random.Random, depth: int) -> Any:
    if depth and chance.random() < 0.5:
        inside = [_anything(chance, depth - 1) for _ in range(chance.randint(0, 3))]
        return inside if chance.random() < 0.5 else {_text(chance)[:30]: value for value in inside}
    return chance.choice((None, True, 0, -1, 1e308, 2**70, float("nan"), _text(chance)))


def _text(chance: random.Random) -> str:
    return chance.choice(TEXTS) if chance.random() < 0.7 else "".join(chr(chance.randrange(1, 0x3000)) for _ in range(chance.randint(0, 40)))
