"""Twilio: SMS and WhatsApp; options are numbers."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BasicAuth

from hippath.channels.messaging.markup import plain
from hippath.channels.messaging.pieces import Limits, Piece
from hippath.channels.messaging.platform import Call, Hook, Platform, Reply, Unreadable, same
from hippath.channels.messaging.received import Received
from hippath.serving.messaging import TwilioSettings


class Twilio(Platform):
    """An account at Twilio; the answer comes from the number that was written to."""

    name = "twilio"
    limits = Limits(longest=1550, numbered=True)
    taken = Reply('<?xml version="1.0" encoding="UTF-8"?><Response></Response>', "text/xml; charset=utf-8")

    def __init__(self, settings: TwilioSettings) -> None:
        self._settings = settings

    def is_genuine(self, hook: Hook) -> bool:
        """Check X-Twilio-Signature: the public address and the form's parameters, sorted, signed with the auth token."""
        given = hook.headers.get("x-twilio-signature", "")
        try:
            parameters = sorted(set(_form(hook)))
        except Unreadable:
            return False
        signed = f"{self._settings.public_url}{hook.path}" + "".join(name + value for name, value in parameters)
        digest = hmac.new(self._settings.token.encode(), signed.encode("utf-8", "replace"), hashlib.sha1).digest()
        return same(base64.b64encode(digest).decode(), given)

    def read(self, hook: Hook) -> list[Received]:
        """Return the message in the form."""
        form = dict(_form(hook))
        # Twilio itself answers STOP, START and HELP and sends nothing more to who said STOP.
        if form.get("OptOutType") or form.get("SmsStatus", "received") != "received":
            return []
        try:
            if form["AccountSid"] != self._settings.account:
                raise Unreadable
            person, number = form["From"], form["To"]
            media = form.get("NumMedia", "0") not in ("", "0")
            where, said = {"to": person, "from": number}, form.get("Body", "")
            return [Received(f"{number}/{person}", where, form["MessageSid"], said, media=media)]
        except KeyError:
            raise Unreadable from None

    def payload(self, address: dict[str, str], piece: Piece, last: bool) -> dict[str, Any]:
        """Return a new message of the Messages resource."""
        return {"To": address["to"], "From": address["from"], "Body": plain(piece.text)}

    def call(self, payload: dict[str, Any]) -> Call:
        """Return the request that makes the message."""
        url = f"{self._settings.api}/2010-04-01/Accounts/{self._settings.account}/Messages.json"
        login = BasicAuth(self._settings.account, self._settings.token).encode()
        return Call(url, form=payload, headers={"Authorization": login})


def _form(hook: Hook) -> list[tuple[str, str]]:
    try:
        return parse_qsl(hook.body.decode(), keep_blank_values=True, max_num_fields=200, errors="strict")
    except ValueError:
        raise Unreadable from None
