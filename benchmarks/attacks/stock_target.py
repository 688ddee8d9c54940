"""Stock `rasa run` on the same rules, data and actions: the light pipeline, so that speed is not what is compared here."""

from __future__ import annotations

import subprocess
import sys
import uuid
from typing import Any

import yaml

from benchmarks.attacks.target import Patient, Target
from benchmarks.places import ROOT, environment, free_port
from benchmarks.stock.train import trained
from tests.support.breakable import BREAKABLE

RASA = "import sys\nsys.argv = ['rasa', *sys.argv[1:]]\nfrom rasa.__main__ import main\nmain()"
NO_PLATFORM = """
from twilio.rest.api.v2010.account.message import MessageList
MessageList.create = lambda self, **said: said
"""
"""Stands for the SMS platform, which takes whatever it is given; nothing leaves the machine."""


class StockTarget(Target):
    """`rasa run` with PostgreSQL, Redis and an action server."""

    name = "stock Rasa"

    def start(self) -> None:
        """Start it; on the ports that it had."""
        self._port, self._actions = getattr(self, "_port", None) or free_port(), getattr(self, "_actions", None) or free_port()
        database = {"type": "SQL", "dialect": "postgresql", "url": "127.0.0.1", "port": self.databases.postgres.port}
        database |= {"db": self.database, "username": "postgres", "password": "postgres"}
        endpoints = {
            "tracker_store": database,
            "lock_store": {"type": "redis", "url": "127.0.0.1", "port": self.databases.redis.port, "db": 0},
            "action_endpoint": {"url": f"http://127.0.0.1:{self._actions}/webhook"},
        }
        twilio = {"account_sid": "AC0", "auth_token": "0", "twilio_number": "+440"}
        (self.folder / "endpoints.yml").write_text(yaml.safe_dump(endpoints), encoding="utf-8")
        (self.folder / "credentials.yml").write_text(yaml.safe_dump({"rest": None, "twilio": twilio}), encoding="utf-8")
        serve = ["--model", str(trained("light").model), "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
        serve += ["-i", "127.0.0.1", "--port", str(self._port)]
        actions = ["run", "actions", "--actions", "actions", "--port", str(self._actions)]
        self.processes = [
            self._run("server", f"{NO_PLATFORM}\n{RASA}", ["run", *serve], SANIC_WORKERS=str(self.workers)),
            self._run("actions", f"{BREAKABLE}\n{RASA}", actions),
        ]
        self._wait(f"http://127.0.0.1:{self._actions}/health")
        self._wait(self.health)

    def patient(self) -> Patient:
        """Choose an id, as every client of stock does."""
        return Patient(uuid.uuid4().hex)

    def request(self, patient: Patient, text: str) -> dict[str, Any]:
        """Say `text`."""
        return {"url": f"{self.health}webhooks/rest/webhook", "json": {"sender": patient.conversation, "message": text}}

    def impostor(self, victim: Patient, text: str) -> dict[str, Any]:
        """Give the victim's id."""
        return self.request(victim, text)

    def nobody(self, text: str) -> dict[str, Any]:
        """Give no id."""
        return {"url": f"{self.health}webhooks/rest/webhook", "json": {"message": text}}

    def poisoned(self, character: str) -> dict[str, Any]:
        """Put it into the sender."""
        return self.request(Patient(f"a{character}b"), "hello")

    def unsigned(self, sender: str) -> dict[str, Any]:
        """Address Rasa's own channel."""
        return {"url": f"{self.health}webhooks/twilio/webhook", "data": {"From": sender, "Body": "My groin hurts"}}

    @property
    def health(self) -> str:
        """Whether the process lives."""
        return f"http://127.0.0.1:{self._port}/"

    def _run(self, log: str, code: str, arguments: list[str], **more: str) -> subprocess.Popen[bytes]:
        own = environment(**{"LOG_LEVEL": "INFO", **more, **self.settings})
        cwd = self.folder if log == "server" else ROOT
        with (self.folder / f"{log}.log").open("ab") as output:
            return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=cwd, env=own, stdout=output, stderr=output)
