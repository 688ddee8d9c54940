"""Twilio's message webhook and Messages resource (twilio.com/docs/messaging)."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode

from twilio.request_validator import RequestValidator

from tests.support.platforms.person import Person, Shown
from tests.support.platforms.stub import Sent

ACCOUNT = "AC1234567890abcdef1234567890abcdef"
TOKEN = "twilio-auth-token-of-a-test"
PUBLIC_URL = "https://chat.clinic.example"


class SmsPerson(Person):
    """Somebody who sends SMS."""

    platform = "twilio"
    environment = {"HIPPATH_TWILIO_ACCOUNT_SID": ACCOUNT, "HIPPATH_TWILIO_AUTH_TOKEN": TOKEN, "HIPPATH_PUBLIC_URL": PUBLIC_URL}
    api = "HIPPATH_TWILIO_API"
    prefix = ""

    def form(self, message_id: int | None = None, **more: str) -> bytes:
        """Return the parameters of an incoming message."""
        sid = f"SM{self.number:016x}{self.next_id(message_id):016x}"
        parameters = {
            "ToCountry": "GB", "SmsMessageSid": sid, "NumMedia": "0", "SmsSid": sid, "FromCountry": "GB", "SmsStatus": "received",
            "To": f"{self.prefix}+441632960000", "NumSegments": "1", "MessageSid": sid, "AccountSid": ACCOUNT,
            "From": f"{self.prefix}+44{self.number}", "ApiVersion": "2010-04-01", **more,
        }  # fmt: skip
        return urlencode(parameters).encode()

    def said(self, text: str, message_id: int | None = None) -> bytes:
        return self.form(message_id, Body=text)

    def pictured(self) -> bytes:
        media = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Messages/MM1/Media/ME1"
        return self.form(Body="", NumMedia="1", MediaUrl0=media, MediaContentType0="image/jpeg")

    def pressed(self, shown: Shown, titles: Sequence[str]) -> bytes:
        lines = shown.text.splitlines()
        numbers = [line.split(".")[0] for title in titles for line in lines if line.endswith(f". {title}")]
        return self.said(", ".join(numbers))

    def headers(self, body: bytes) -> dict[str, str]:
        parameters = dict(parse_qsl(body.decode(), keep_blank_values=True))
        signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC_URL}/webhooks/twilio", parameters)
        return {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8", "X-Twilio-Signature": signature}

    def mine(self, sent: Sent) -> Shown | None:
        if sent.path != f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json" or sent.content["To"] != f"{self.prefix}+44{self.number}":
            return None
        assert b64decode(sent.headers["authorization"].removeprefix("Basic ")).decode() == f"{ACCOUNT}:{TOKEN}"
        assert sent.content["From"] == f"{self.prefix}+441632960000"
        assert 0 < len(sent.content["Body"]) <= 1600 and "**" not in sent.content["Body"]
        return Shown(sent.content["Body"], (), sent.content)


class WhatsAppPerson(SmsPerson):
    """Somebody who writes on WhatsApp."""

    prefix = "whatsapp:"
