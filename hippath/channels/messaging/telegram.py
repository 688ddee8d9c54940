"""Telegram: a bot in private chats; options are a keyboard whose keys send their words."""

from __future__ import annotations

import json
from typing import Any

from hippath.channels.messaging.markup import html
from hippath.channels.messaging.pieces import Limits, Piece
from hippath.channels.messaging.platform import Call, Hook, Platform, Unreadable, same
from hippath.channels.messaging.received import Received
from hippath.serving.messaging import TelegramSettings

MEDIA = set("photo voice audio video video_note sticker animation document location contact poll dice".split())


class Telegram(Platform):
    """A Telegram bot."""

    name = "telegram"
    limits = Limits(longest=4000, title=100, most=20)

    def __init__(self, settings: TelegramSettings) -> None:
        self._settings = settings

    def is_genuine(self, hook: Hook) -> bool:
        """Check the secret that the operator gave to setWebhook."""
        return same(self._settings.secret, hook.headers.get("x-telegram-bot-api-secret-token", ""))

    def read(self, hook: Hook) -> list[Received]:
        """Return the message of an Update; edits, groups and channels are passed over."""
        try:
            update = json.loads(hook.body.decode())
            message = update.get("message")
            if message is None or message["chat"]["type"] != "private":
                return []
            text = message.get("text") or message.get("caption") or ""
            chat = str(int(message["chat"]["id"]))
            number = str(int(message["message_id"]))
            if not isinstance(text, str):
                raise Unreadable
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise Unreadable from None
        starts = text == "/start" or text.startswith("/start ")
        return [Received(chat, {"chat": chat}, number, text, media=bool(MEDIA & set(message)), starts=starts)]

    def payload(self, address: dict[str, str], piece: Piece, last: bool) -> dict[str, Any]:
        """Return a message of sendMessage."""
        message: dict[str, Any] = {"chat_id": address["chat"], "text": html(piece.text), "parse_mode": "HTML"}
        message["link_preview_options"] = {"is_disabled": True}
        if piece.buttons:
            rows = [[{"text": button.title}] for button in piece.buttons]
            message["reply_markup"] = {"keyboard": rows, "one_time_keyboard": True, "resize_keyboard": True}
        elif last:
            message["reply_markup"] = {"remove_keyboard": True}
        return message

    def call(self, payload: dict[str, Any]) -> Call:
        """Return the request of sendMessage."""
        return Call(f"{self._settings.api}/bot{self._settings.token}/sendMessage", json=payload)
