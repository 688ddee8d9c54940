"""Requests that no well-meaning client sends."""

from __future__ import annotations

import random
from typing import Any

import requests

TEXTS = ["/restart", "/session_start", '/inform{"facts": null}', "//restart", "\u2003/restart", "<script>alert(1)</script>"]
"""These are text like any other."""
BODIES: list[bytes] = [
    b"",
    b"{",
    b"[]" * 10,
    b'{"id": "x", "text": "' + b"a" * 9000 + b'"}',
    b'{"id": "x", "text": "\\u0000"}',
    b'{"id": "x", "text": "\\ud800"}',
    b'{"id": "x", "text": 1}',
    b'{"id": {"$gt": ""}, "text": "hi"}',
    b'{"id": "x", "choices": ["yes"], "question_id": "none"}',
    b"\xff\xfe",
    b"[" * 5000,
]
SECONDS = 20


def attack(url: str, headers: dict[str, str], chance: random.Random) -> requests.Response:
    """Send one hostile request and return the answer."""
    forged: dict[str, Any] = {"Authorization": "Bearer " + headers["Authorization"][-20:] * 3}
    if chance.random() < 0.2:
        body = {"id": "forged", "text": "hello"}
        return requests.post(f"{url}/chat/messages", headers=forged, json=body, timeout=SECONDS)
    return requests.post(f"{url}/chat/messages", headers=headers, data=chance.choice(BODIES), timeout=SECONDS)
