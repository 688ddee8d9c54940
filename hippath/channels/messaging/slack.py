"""Slack: the Events API and buttons in direct messages."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from hippath.channels.messaging.markup import mrkdwn, plain
from hippath.channels.messaging.pieces import Limits, Piece
from hippath.channels.messaging.platform import Call, Hook, Platform, Reply, Unreadable, same
from hippath.channels.messaging.received import Received
from hippath.serving.messaging import SlackSettings

OLDEST_SECONDS = 300
BOXES_AT_MOST = 10
"""Options in one group of boxes."""
TRANSIENT = {
    "ratelimited", "rate_limited", "service_unavailable", "internal_error", "fatal_error", "request_timeout", "team_added_to_org",
    "accesslimited", "invalid_auth", "not_authed", "token_expired", "token_revoked", "account_inactive", "missing_scope",
}  # fmt: skip
"""Errors that pass, or that the operator can mend within the day; every other one is this message's own."""
SUBTYPES = {None, "file_share"}
"""Of messages that a person sent; the others tell of edits, deletions and bots."""
MENTION = re.compile(r"<[@#!][^>]*>")
LINK = re.compile(r"<[^>|]+\|([^>]*)>|<((?:https?|mailto|tel):[^>]*)>")


class Slack(Platform):
    """A Slack app."""

    name = "slack"
    # The text of a block may hold 3,000 characters; escaping makes some of them longer.
    limits = Limits(longest=2800, title=75, most=25, tick_boxes=True)

    def __init__(self, settings: SlackSettings, send: str, clock: Callable[[], float] = time.time) -> None:
        self._settings = settings
        self._send = send
        self._clock = clock

    def is_genuine(self, hook: Hook) -> bool:
        """Check X-Slack-Signature, version v0, and that it is not older than five minutes."""
        sent = hook.headers.get("x-slack-request-timestamp", "")
        if not re.fullmatch(r"[0-9]{1,12}", sent) or abs(self._clock() - int(sent)) > OLDEST_SECONDS:
            return False
        digest = hmac.new(self._settings.signing_secret.encode(), b"v0:%s:%s" % (sent.encode(), hook.body), hashlib.sha256)
        return same(f"v0={digest.hexdigest()}", hook.headers.get("x-slack-signature", ""))

    def answer_at_once(self, hook: Hook) -> Reply | None:
        """Echo the challenge of url_verification."""
        content = _content(hook)
        return Reply(str(content.get("challenge", ""))) if content.get("type") == "url_verification" else None

    def read(self, hook: Hook) -> list[Received]:
        """Return a direct message, or the buttons pressed."""
        content = _content(hook)
        try:
            if content.get("type") == "block_actions":
                return _pressed(content)
            return _said(content) if content.get("type") == "event_callback" else []
        except (KeyError, TypeError, AttributeError, ValueError):
            raise Unreadable from None

    def payload(self, address: dict[str, str], piece: Piece, last: bool) -> dict[str, Any]:
        """Return a message of chat.postMessage."""
        blocks: list[dict[str, Any]] = [{"type": "section", "text": {"type": "mrkdwn", "text": mrkdwn(piece.text)}}]
        if piece.buttons:
            elements = self._boxes(piece) if piece.tick else _buttons(piece)
            blocks.append({"type": "actions", "block_id": str(piece.question_id), "elements": elements})
        return {"channel": address["channel"], "text": plain(piece.text), "blocks": blocks}

    def call(self, payload: dict[str, Any]) -> Call:
        """Return the request of chat.postMessage."""
        headers = {"Authorization": f"Bearer {self._settings.token}", "Content-Type": "application/json; charset=utf-8"}
        return Call(f"{self._settings.api}/chat.postMessage", json=payload, headers=headers)

    def refusal(self, status: int, body: dict[str, Any]) -> tuple[str, bool] | None:
        """Slack says 200 and ``ok: false``."""
        if status < 300 and not body.get("ok"):
            error = str(body.get("error"))
            return error, error in TRANSIENT
        return super().refusal(status, body)

    def _boxes(self, piece: Piece) -> list[dict[str, Any]]:
        options = [{"text": _text(button.title), "value": button.value} for button in piece.buttons]
        groups = [options[at : at + BOXES_AT_MOST] for at in range(0, len(options), BOXES_AT_MOST)]
        boxes = [{"type": "checkboxes", "action_id": f"tick-{at}", "options": group} for at, group in enumerate(groups)]
        send = {"type": "button", "action_id": "send", "text": _text(self._send), "value": str(piece.question_id)}
        return [*boxes, {**send, "style": "primary"}]


def _content(hook: Hook) -> dict[str, Any]:
    try:
        body = hook.body.decode()
        if hook.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            body = parse_qs(body)["payload"][0]
        content = json.loads(body)
    except (ValueError, KeyError, RecursionError):
        raise Unreadable from None
    if not isinstance(content, dict):
        raise Unreadable
    return content


def _said(content: dict[str, Any]) -> list[Received]:
    event = content["event"]
    own = event.get("bot_id") or event.get("subtype") not in SUBTYPES
    # What somebody says about their health in a channel is not answered for all to read.
    if event.get("type") != "message" or event.get("channel_type") != "im" or own:
        return []
    text = LINK.sub(lambda match: match.group(1) or match.group(2), MENTION.sub(" ", event.get("text") or ""))
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return [
        Received(
            person=f"{content['team_id']}/{event['user']}",
            address={"channel": event["channel"]},
            client_id=str(event["ts"]),
            text=text,
            media=bool(event.get("files")),
        )
    ]


def _pressed(content: dict[str, Any]) -> list[Received]:
    action = content["actions"][0]
    if action.get("type") != "button":  # a box was ticked: nothing is sent yet
        return []
    question_id = action["block_id"]
    if action["action_id"] == "send":
        ticked = (content.get("state") or {}).get("values", {}).get(question_id, {})
        values = [option["value"] for box in ticked.values() for option in box.get("selected_options") or []]
    else:
        values = [action["value"]]
    digest = hashlib.sha256("\0".join(values).encode()).hexdigest()[:12]
    return [
        Received(
            person=f"{content['team']['id']}/{content['user']['id']}",
            address={"channel": content["channel"]["id"]},
            # The same answer to the same message again is a second press, not a second answer.
            client_id=f"{content['message']['ts']}-{digest}",
            choices=tuple(values),
            question_id=question_id,
        )
    ]


def _buttons(piece: Piece) -> list[dict[str, Any]]:
    return [
        {"type": "button", "action_id": f"choose-{at}", "text": _text(button.title), "value": button.value}
        for at, button in enumerate(piece.buttons)
    ]


def _text(words: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": words, "emoji": False}
