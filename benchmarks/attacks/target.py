"""A system under attack, spoken to in the same way whichever it is."""

from __future__ import annotations

import signal
import subprocess
import tempfile
import time
import uuid
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from benchmarks.databases import Databases

SECONDS = 90
"""The longest wait for one answer; Rasa's own lock is held for 60."""


@dataclass(frozen=True)
class Answer:
    """What came back for one message."""

    status: int
    """HTTP status; 0 when the connection ended without one or nothing came in time."""
    texts: tuple[str, ...]
    """What the patient reads."""
    seconds: float
    """How long it took."""

    @property
    def acknowledged(self) -> bool:
        """Whether the patient must believe that the message was taken."""
        return self.status == 200


@dataclass
class Patient:
    """One conversation."""

    conversation: str
    """Its id in the database."""
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    """What proves that it is this patient's; stock has no such thing."""


class Target(ABC):
    """A running system."""

    name: str
    """As in the table."""
    processes: list[subprocess.Popen[bytes]]
    """The server first."""

    def __init__(self, databases: Databases, workers: int = 1, **settings: str) -> None:
        self.databases, self.workers, self.settings = databases, workers, settings
        self.folder = Path(tempfile.mkdtemp(dir=databases.folder))
        self.database = databases.new()
        self.start()

    @abstractmethod
    def start(self) -> None:
        """Start it, or start it again after its end, and return when it answers."""

    @abstractmethod
    def patient(self) -> Patient:
        """Begin a conversation."""

    @abstractmethod
    def request(self, patient: Patient, text: str) -> dict[str, Any]:
        """Return the arguments of the HTTP request that says `text`."""

    @abstractmethod
    def impostor(self, victim: Patient, text: str) -> dict[str, Any]:
        """Return the request of somebody who knows the victim's conversation id and nothing else."""

    @abstractmethod
    def nobody(self, text: str) -> dict[str, Any]:
        """Return a request that does not say whose conversation it belongs to."""

    @abstractmethod
    def poisoned(self, character: str) -> dict[str, Any]:
        """Return a request with a character that the database cannot store, wherever a client may put one."""

    @abstractmethod
    def unsigned(self, sender: str) -> dict[str, Any]:
        """Return a request to the SMS channel that its platform did not sign."""

    @property
    @abstractmethod
    def health(self) -> str:
        """The address that says whether it lives."""

    def say(self, patient: Patient, text: str, timeout: float = SECONDS) -> Answer:
        """Say something and wait for the answer."""
        return self.send(self.request(patient, text), timeout)

    def send(self, request: dict[str, Any], timeout: float = SECONDS) -> Answer:
        """Send a request and return what came of it, whatever that is."""
        started = time.monotonic()
        try:
            answer = requests.request("POST", timeout=timeout, **request)
            content = answer.json() if "json" in answer.headers.get("Content-Type", "") else []
        except (requests.RequestException, ValueError):
            return Answer(0, (), time.monotonic() - started)
        messages = content.get("messages", ()) if isinstance(content, dict) else content
        texts = tuple(str(message.get("text")) for message in messages if isinstance(message, dict))
        return Answer(answer.status_code, texts, time.monotonic() - started)

    def heard(self, conversation: str) -> list[str]:
        """Return what the database holds as said by the patient of a conversation."""
        said = f"sender_id = '{conversation}' AND data::json->>'event' = 'user'"
        rows = self.databases.sql(f"SELECT data::json->>'text' FROM events WHERE {said} ORDER BY id", self.database)
        return rows.splitlines()

    def is_alive(self) -> bool:
        """Return whether its server process still runs and answers."""
        try:
            return self.processes[0].poll() is None and requests.get(self.health, timeout=5).status_code == 200
        except requests.RequestException:
            return False

    def output(self) -> str:
        """Return everything that it has printed."""
        return "".join(path.read_text(encoding="utf-8", errors="replace") for path in self.folder.glob("*.log"))

    def kill(self) -> None:
        """End its server without warning."""
        self.processes[0].send_signal(signal.SIGKILL)
        self.processes[0].wait()

    def stop(self) -> None:
        """End all of it."""
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _wait(self, url: str, seconds: float = 240) -> None:
        give_up = time.monotonic() + seconds
        while time.monotonic() < give_up:
            try:
                if requests.get(url, timeout=5).status_code == 200:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.2)
        raise RuntimeError(f"{self.name} did not start: {self.output()[-2000:]}")
