"""hippath as it is deployed, with its own limits and times; its actions raise or hang on a word."""

from __future__ import annotations

import uuid
from typing import Any

import requests

from benchmarks.attacks.target import Patient, Target
from hippath.serving.settings import read_settings
from tests.support.breakable import BREAKABLE
from tests.support.server import Server, free_port

SECRETS = {"HIPPATH_TWILIO_ACCOUNT_SID": "AC0", "HIPPATH_TWILIO_AUTH_TOKEN": "0", "HIPPATH_TWILIO_API": "http://127.0.0.1:1"}


class HippathTarget(Target):
    """Workers of `hippath serve` on PostgreSQL and Redis."""

    name = "hippath"

    def start(self) -> None:
        """Start its workers; on the ports that they had."""
        self._ports = getattr(self, "_ports", None) or [free_port() for _ in range(self.workers)]
        own = {
            "HIPPATH_DATABASE_URL": self.databases.url(self.database),
            "HIPPATH_REDIS_URL": self.databases.redis_url(0),
            "HIPPATH_TURN_SECONDS": str(read_settings({}).turn_seconds),
            "HIPPATH_PUBLIC_URL": "https://chat.clinic.example",
            **SECRETS,
            **self.settings,
        }
        servers = [Server(self.folder, prelude=BREAKABLE, port=port, **own) for port in self._ports]
        self.processes = [server.process for server in servers]
        self._turns = 0
        for server in servers:
            server.wait_until_ready()

    def patient(self) -> Patient:
        """Begin a conversation."""
        opened = requests.post(f"http://127.0.0.1:{self._ports[0]}/chat/sessions", timeout=30).json()
        return Patient(opened["conversation_id"], opened["token"])

    def request(self, patient: Patient, text: str) -> dict[str, Any]:
        """Say `text` to the workers in turn."""
        self._turns += 1
        url = f"http://127.0.0.1:{self._ports[self._turns % self.workers]}/chat/messages"
        return {
            "url": url,
            "json": {"id": uuid.uuid4().hex, "text": text},
            "headers": {"Authorization": f"Bearer {patient.token}"},
        }

    def impostor(self, victim: Patient, text: str) -> dict[str, Any]:
        """Name the victim's conversation, with a token of somebody else's."""
        request = self.request(self.patient(), text)
        request["json"] |= {"sender": victim.conversation, "conversation_id": victim.conversation}
        return request

    def nobody(self, text: str) -> dict[str, Any]:
        """Send no token."""
        return {**self.request(Patient(""), text), "headers": {}}

    def poisoned(self, character: str) -> dict[str, Any]:
        """Put it into the message's id, its text and the sender."""
        request = self.request(self.patient(), f"a{character}b")
        request["json"] |= {"id": f"a{character}b", "sender": f"a{character}b"}
        return request

    def unsigned(self, sender: str) -> dict[str, Any]:
        """Address the guarded channel."""
        form = {
            "From": sender,
            "To": "+440",
            "Body": "My groin hurts",
            "MessageSid": "SM" + uuid.uuid4().hex,
            "AccountSid": "AC0",
        }
        return {"url": f"http://127.0.0.1:{self._ports[0]}/webhooks/twilio", "data": form}

    @property
    def health(self) -> str:
        """Whether the process lives."""
        return f"http://127.0.0.1:{self._ports[0]}/healthz"
