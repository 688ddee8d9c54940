"""Messenger's webhook and Send API (developers.facebook.com/docs/messenger-platform)."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any

from tests.support.platforms.person import Person, Shown
from tests.support.platforms.stub import Sent

SECRET = "messenger-app-secret-of-a-test"
VERIFY = "messenger-verify-token"
PAGE = "111111"


class MessengerPerson(Person):
    """Somebody who writes to the clinic's page."""

    platform = "messenger"
    environment = {
        "HIPPATH_MESSENGER_PAGE_TOKEN": "page-token",
        "HIPPATH_MESSENGER_APP_SECRET": SECRET,
        "HIPPATH_MESSENGER_VERIFY_TOKEN": VERIFY,
    }
    api = "HIPPATH_MESSENGER_API"

    def event(self, **content: Any) -> bytes:
        """Return a batch with one event."""
        event = {"sender": {"id": str(self.number)}, "recipient": {"id": PAGE}, "timestamp": 1457764197627, **content}
        return json.dumps({"object": "page", "entry": [{"id": PAGE, "time": 1457764198246, "messaging": [event]}]}).encode()

    def message(self, message_id: int | None = None, **content: Any) -> bytes:
        """Return a message event."""
        mid = f"m_{self.number}_{self.next_id(message_id)}_" + "AG5Hz2Uq7tuwNEhXfYYKj8mJEM_QPpz5jdCK48PnKAjSdjfipqxqMvK8ma6AC8fp"
        return self.event(message={"mid": mid, **content})

    def said(self, text: str, message_id: int | None = None) -> bytes:
        return self.message(message_id, text=text)

    def pictured(self) -> bytes:
        sticker = {"type": "image", "payload": {"url": "https://scontent.example/thumb.png", "sticker_id": 369239263222822}}
        return self.message(attachments=[sticker])

    def pressed(self, shown: Shown, titles: Sequence[str]) -> bytes:
        (title,) = titles
        reply = next(reply for reply in shown.raw["message"]["quick_replies"] if reply["title"] == title)
        return self.message(text=title, quick_reply={"payload": reply["payload"]})

    def headers(self, body: bytes) -> dict[str, str]:
        digest = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        return {"Content-Type": "application/json", "X-Hub-Signature-256": f"sha256={digest}"}

    def mine(self, sent: Sent) -> Shown | None:
        if sent.path != "/me/messages?access_token=page-token" or sent.content["recipient"]["id"] != str(self.number):
            return None
        assert sent.content["messaging_type"] == "RESPONSE"
        message = sent.content["message"]
        replies = message.get("quick_replies", [])
        assert 0 < len(message["text"]) <= 2000 and "**" not in message["text"]
        assert len(replies) <= 13 and all(len(reply["title"]) <= 20 and len(reply["payload"]) <= 1000 for reply in replies)
        return Shown(message["text"], tuple(reply["title"] for reply in replies), sent.content)
