"""Tells another system that a triage reached a result: which, by which rules, when; nothing of what the patient said."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
import uuid
from datetime import datetime, timezone

from hippath.channels.http_sender import HttpSender
from hippath.channels.message_log import Message
from hippath.channels.outbox_worker import GiveUp, TryAgain
from hippath.serving.messaging import MessagingSettings, WebhookSettings
from hippath.stores.outbox import Outgoing, Owed

WEBHOOK = "webhook"
QUEUE = "events"
"""Taken from the outbox by a process of the operator's, which hands it to a broker."""
NEVER = {400, 410, 413, 422}
"""The receiver read the event and wants it neither now nor later."""


def listeners(settings: MessagingSettings) -> tuple[str, ...]:
    """Return the targets that want to know of results."""
    return (*((WEBHOOK,) if settings.webhook else ()), *((QUEUE,) if settings.queue_events else ()))


def result_events(secret: str, targets: tuple[str, ...], conversation_id: str, replies: list[Message]) -> list[Outgoing]:
    """Return an event for each result in `replies` and each of `targets`; the conversation's id is hashed with `secret`."""
    hashed = hmac.new(secret.encode(), f"{WEBHOOK}\0{conversation_id}".encode(), hashlib.sha256).hexdigest()[:40]
    return [
        Outgoing(
            target,
            {
                "id": uuid.uuid4().hex,
                "type": "triage.result",
                "at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
                "conversation": hashed,
                "disposition": reply["result"]["disposition"],
                "urgency": reply["result"]["urgency"],
                "rules": list(reply["result"]["rules"]),
            },
        )
        for reply in replies
        if reply.get("result")
        for target in targets
    ]


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return what the receiver computes too, to know that the event is ours and fresh."""
    digest = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256)
    return f"v1={digest.hexdigest()}"


async def send_event(row: Owed, settings: WebhookSettings, sender: HttpSender) -> None:
    """Post an event. Raises TryAgain or GiveUp."""
    body = json.dumps(row.payload, separators=(",", ":")).encode()
    timestamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "X-Hippath-Event": str(row.payload.get("id")),
        "X-Hippath-Timestamp": timestamp,
        "X-Hippath-Signature": signature(settings.secret, timestamp, body),
    }
    answer = await sender.post(settings.url, data=body, headers=headers)
    if answer.status in NEVER:
        raise GiveUp(f"status {answer.status}")
    if answer.status >= 300:
        raise TryAgain(f"status {answer.status}", answer.retry_after)
