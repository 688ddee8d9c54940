"""Telegram's Update and sendMessage (core.telegram.org/bots/api)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import unescape
from re import sub
from typing import Any

from tests.support.platforms.person import Person, Shown
from tests.support.platforms.stub import Sent

SECRET = "telegram_secret-of-a-test"
TOKEN = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11"


class TelegramPerson(Person):
    """Somebody in a private chat with the bot."""

    platform = "telegram"
    environment = {"HIPPATH_TELEGRAM_TOKEN": TOKEN, "HIPPATH_TELEGRAM_SECRET": SECRET}
    api = "HIPPATH_TELEGRAM_API"

    def update(self, message_id: int | None = None, chat: str = "private", **content: Any) -> bytes:
        """Return an Update with a message."""
        number = self.next_id(message_id)
        message = {
            "message_id": number, "date": 1715600000,
            "from": {"id": self.number, "is_bot": False, "first_name": "Pat", "language_code": "en"},
            "chat": {"id": self.number, "first_name": "Pat", "type": chat}, **content,
        }  # fmt: skip
        return json.dumps({"update_id": 10000 + number, "message": message}).encode()

    def said(self, text: str, message_id: int | None = None) -> bytes:
        return self.update(message_id, text=text)

    def pictured(self) -> bytes:
        return self.update(voice={"duration": 3, "mime_type": "audio/ogg", "file_id": "AwACAgIAAxkBAAI", "file_unique_id": "AgADr"})

    def pressed(self, shown: Shown, titles: Sequence[str]) -> bytes:
        (title,) = titles
        assert title in shown.buttons
        return self.said(title)

    def headers(self, body: bytes) -> dict[str, str]:
        return {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET}

    def mine(self, sent: Sent) -> Shown | None:
        if sent.path != f"/bot{TOKEN}/sendMessage" or sent.content["chat_id"] != str(self.number):
            return None
        assert sent.content["parse_mode"] == "HTML"
        text = unescape(sub(r"</?(?:b|a)\b[^>]*>", "", sent.content["text"]))
        assert 0 < len(text) <= 4096
        rows = sent.content.get("reply_markup", {}).get("keyboard", [])
        return Shown(text, tuple(key["text"] for row in rows for key in row), sent.content)
