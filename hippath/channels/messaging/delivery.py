"""Hands one message to a platform's API."""

from __future__ import annotations

from typing import Any

from hippath.channels.http_sender import HttpSender
from hippath.channels.messaging.platform import Platform
from hippath.channels.outbox_worker import GiveUp, TryAgain


async def deliver(payload: dict[str, Any], platform: Platform, sender: HttpSender) -> None:
    """Send `payload`. Raises TryAgain when the platform could not take it now, GiveUp when it never will."""
    call = platform.call(payload)
    answer = await sender.post(call.url, json=call.json, form=call.form, headers=call.headers)
    refused = platform.refusal(answer.status, answer.body)
    if refused:
        reason, again = refused
        if again:
            raise TryAgain(reason, answer.retry_after)
        raise GiveUp(reason)
