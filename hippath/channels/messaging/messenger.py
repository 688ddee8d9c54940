"""Facebook Messenger: messages to a page; options are quick replies."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from hippath.channels.messaging.markup import plain
from hippath.channels.messaging.pieces import Limits, Piece
from hippath.channels.messaging.platform import Call, Hook, Platform, Reply, Unreadable, same
from hippath.channels.messaging.received import Received
from hippath.serving.messaging import MessengerSettings

TRANSIENT = {1, 2, 4, 32, 190, 341, 368, 613, 1200}
"""Error codes that pass, or that the operator can mend within the day."""


class Messenger(Platform):
    """A page on Messenger."""

    name = "messenger"
    limits = Limits(longest=1950, title=20, most=13)
    taken = Reply("EVENT_RECEIVED")

    def __init__(self, settings: MessengerSettings) -> None:
        self._settings = settings

    def is_genuine(self, hook: Hook) -> bool:
        """Check X-Hub-Signature-256; the caller has no say in the hash."""
        digest = hmac.new(self._settings.app_secret.encode(), hook.body, hashlib.sha256).hexdigest()
        return same(f"sha256={digest}", hook.headers.get("x-hub-signature-256", ""))

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """Return the challenge when the verify token is the operator's."""
        known = same(self._settings.verify_token, query.get("hub.verify_token", ""))
        return query.get("hub.challenge", "") if known and query.get("hub.mode") == "subscribe" else None

    def read(self, hook: Hook) -> list[Received]:
        """Return every message of a person's in the batch."""
        try:
            content = json.loads(hook.body.decode())
            if content["object"] != "page":
                return []
            events = [(entry["id"], event) for entry in content["entry"] for event in entry.get("messaging") or []]
            return [said for page, event in events for said in _said(str(page), event)]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise Unreadable from None

    def payload(self, address: dict[str, str], piece: Piece, last: bool) -> dict[str, Any]:
        """Return a message of the Send API."""
        message: dict[str, Any] = {"text": plain(piece.text)}
        if piece.buttons:
            message["quick_replies"] = [
                {
                    "content_type": "text",
                    "title": button.title,
                    "payload": json.dumps({"question": piece.question_id, "value": button.value}),
                }
                for button in piece.buttons
            ]
        return {"recipient": {"id": address["person"]}, "messaging_type": "RESPONSE", "message": message}

    def call(self, payload: dict[str, Any]) -> Call:
        """Return the request of the Send API."""
        return Call(f"{self._settings.api}/me/messages?access_token={self._settings.token}", json=payload)

    def refusal(self, status: int, body: dict[str, Any]) -> tuple[str, bool] | None:
        """Meta says 400 to much that passes; its code tells."""
        error = body.get("error")
        if status >= 300 and isinstance(error, dict):
            return f"status {status}, code {error.get('code')}", error.get("code") in TRANSIENT or status >= 500
        return super().refusal(status, body)


def _said(page: str, event: dict[str, Any]) -> list[Received]:
    person = str(event["sender"]["id"])
    postback, message = event.get("postback"), event.get("message")
    where = {"person": person}
    if postback:  # the button that opens a talk, the only one that the page has
        return [Received(f"{page}/{person}", where, _short(postback.get("mid") or str(event["timestamp"])), starts=True)]
    if not message or message.get("is_echo"):
        return []
    text = message.get("text") or ""
    question_id, choices = _pressed(message)
    media = bool(message.get("attachments"))
    return [Received(f"{page}/{person}", where, _short(message["mid"]), text, choices, question_id, media)]


def _pressed(message: dict[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    pressed = json.loads((message.get("quick_reply") or {}).get("payload") or "{}")
    return (str(pressed["question"]), (str(pressed["value"]),)) if pressed else (None, ())


def _short(mid: str) -> str:
    """Return an id that fits the database: Meta's own are of any length."""
    return hashlib.sha256(mid.encode("utf-8", "replace")).hexdigest()[:40]
