"""Slack's Events API, interactive payloads and chat.postMessage (docs.slack.dev)."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from tests.support.platforms.person import Person, Shown
from tests.support.platforms.stub import Sent

SECRET = "slack-signing-secret-of-a-test"
JSON = "application/json; charset=utf-8"
FORM = "application/x-www-form-urlencoded"


class SlackPerson(Person):
    """A member of the workspace who writes to the app."""

    platform = "slack"
    environment = {"HIPPATH_SLACK_TOKEN": "xoxb-test", "HIPPATH_SLACK_SIGNING_SECRET": SECRET}
    api = "HIPPATH_SLACK_API"

    def event(self, text: str, message_id: int | None = None, **more: Any) -> dict[str, Any]:
        """Return a message.im event in its envelope."""
        ts = f"1715600000.{self.next_id(message_id):06d}"
        event = {
            "type": "message", "channel": f"D{self.number}", "user": f"U{self.number}", "text": text, "ts": ts, "event_ts": ts,
            "client_msg_id": f"5fe4e21e-{ts}", "team": "T01234567", "channel_type": "im", **more,
        }  # fmt: skip
        return {
            "token": "verification-token-deprecated", "team_id": "T01234567", "api_app_id": "A01234567", "event": event,
            "type": "event_callback", "event_id": f"Ev{self.number}{ts[-6:]}", "event_time": 1715600000,
            "authorizations": [{"enterprise_id": None, "team_id": "T01234567", "user_id": "U0BOT", "is_bot": True}],
            "is_ext_shared_channel": False,
        }  # fmt: skip

    def said(self, text: str, message_id: int | None = None) -> bytes:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return json.dumps(self.event(escaped, message_id)).encode()

    def pictured(self) -> bytes:
        file = {"id": "F01", "mimetype": "image/png", "name": "hip.png"}
        return json.dumps(self.event("", subtype="file_share", files=[file])).encode()

    def pressed(self, shown: Shown, titles: Sequence[str]) -> bytes:
        block = shown.raw["blocks"][-1]
        boxes = [element for element in block["elements"] if element["type"] == "checkboxes"]
        state = {
            box["action_id"]: {
                "type": "checkboxes",
                "selected_options": [option for option in box["options"] if option["text"]["text"] in titles],
            }
            for box in boxes
        }
        wanted = ("Send",) if boxes else titles
        button = next(element for element in block["elements"] if element["type"] == "button" and element["text"]["text"] in wanted)
        return self.interaction(shown, block["block_id"], button, {block["block_id"]: state} if boxes else {})

    def interaction(self, shown: Shown, block_id: str, element: dict[str, Any], values: dict[str, Any]) -> bytes:
        """Return a block_actions payload."""
        action = {**element, "block_id": block_id, "action_ts": f"{time.time():.6f}"}
        payload = {
            "type": "block_actions", "team": {"id": "T01234567", "domain": "clinic"}, "api_app_id": "A01234567",
            "user": {"id": f"U{self.number}", "username": "pat", "team_id": "T01234567"},
            "channel": {"id": f"D{self.number}", "name": "directmessage"}, "trigger_id": "12321423423.333649436676.d8c1bb83",
            "container": {"type": "message", "message_ts": f"1715600001.{self.shown().index(shown):06d}", "channel_id": f"D{self.number}"},
            "message": {"bot_id": "B01", "type": "message", "ts": f"1715600001.{self.shown().index(shown):06d}", "text": shown.text},
            "state": {"values": values}, "response_url": "https://hooks.slack.com/actions/T01234567/1/x", "actions": [action],
        }  # fmt: skip
        return urlencode({"payload": json.dumps(payload)}).encode()

    def headers(self, body: bytes) -> dict[str, str]:
        return self.headers_at(body, time.time())

    def headers_at(self, body: bytes, at: float) -> dict[str, str]:
        """Return the headers of a request sent at `at`."""
        timestamp = str(int(at))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=timestamp, body=body)
        kind = FORM if body.startswith(b"payload=") else JSON
        return {"Content-Type": kind, "X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": str(signature)}

    def mine(self, sent: Sent) -> Shown | None:
        if sent.path != "/chat.postMessage" or sent.content["channel"] != f"D{self.number}":
            return None
        assert sent.headers["authorization"] == "Bearer xoxb-test"
        blocks = sent.content["blocks"]
        assert all(len(block["text"]["text"]) <= 3000 for block in blocks if block["type"] == "section")
        elements = [element for block in blocks if block["type"] == "actions" for element in block["elements"]]
        titles = [option["text"]["text"] for element in elements for option in element.get("options", [])]
        titles += [element["text"]["text"] for element in elements if element["type"] == "button"]
        assert len(elements) <= 25 and all(len(title) <= 75 for title in titles)
        assert all(len(element.get("options", [])) <= 10 for element in elements)
        return Shown(sent.content["text"], tuple(titles), sent.content)
