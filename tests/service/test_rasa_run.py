"""`rasa run` beside `rasa run actions` serves the same chat, guarded in the same way."""

from __future__ import annotations

from pathlib import Path

import requests

from hippath.knowledge import Knowledge
from hippath.messages import safety_message
from hippath.serving.settings import ROOT
from tests.support.patient import Patient
from tests.support.server import Server

CANARY = "zanzibarcanary"


class RasaActions(Server):
    """`rasa run actions`."""

    def code(self) -> str:
        return f"import sys\nsys.argv = ['rasa', 'run', 'actions', '--actions', 'actions', '--port', '{self.port}']\n" + MAIN

    def is_ready(self) -> bool:
        return requests.get(f"{self.url}/health", timeout=5).status_code == 200


class RasaRun(Server):
    """`rasa run` with the project's credentials.yml, and its endpoints.yml but for the port of the actions."""

    def code(self) -> str:
        files = [
            "--endpoints",
            str(self.folder / "endpoints.yml"),
            "--credentials",
            str(ROOT / "credentials.yml"),
        ]
        return f"import sys\nsys.argv = ['rasa', 'run', '--debug', '--port', '{self.port}', *{files!r}]\n" + MAIN

    def is_ready(self) -> bool:
        return requests.get(f"{self.url}/chat/", timeout=5).status_code == 200


MAIN = "from rasa.__main__ import main\nmain()"


def test_the_same_chat(model_path: Path, tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "actions").mkdir()
    actions = RasaActions(tmp_path / "actions").wait_until_ready()
    endpoints = (ROOT / "endpoints.yml").read_text().replace(":5055/", f":{actions.port}/")
    (tmp_path / "endpoints.yml").write_text(endpoints)
    # `rasa run` does nothing before the first patient, whose turn takes longer on a busy machine.
    server = RasaRun(tmp_path, HIPPATH_TURN_SECONDS="20").wait_until_ready()
    try:
        patient = Patient(server.url)
        safety = safety_message(knowledge)["text"]
        assert safety not in [message["text"] for message in patient.say("yes")]
        told = len(patient.history())
        actions.stop()
        assert [message["text"] for message in patient.say(f"pain in my groin {CANARY}")] == [safety]
        assert len(patient.history()) == told + 2
        assert patient.erase()["deleted"] > told
        assert CANARY not in server.output()
    finally:
        actions.stop()
        server.stop()
