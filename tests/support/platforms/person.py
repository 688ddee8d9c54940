"""A person with a telephone: writes to the clinic on one platform and reads what comes back."""

from __future__ import annotations

import sqlite3
import time
import uuid
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import requests

from hippath.knowledge import Knowledge
from hippath.knowledge.questions import Question
from tests.support.platforms.stub import PlatformStub, Sent
from tests.support.server import Server

SECONDS = 90
Json = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """One message as the person sees it."""

    text: str
    buttons: tuple[str, ...] = ()
    """What stands on them."""
    raw: Any = None
    """The API's payload."""


@dataclass(frozen=True)
class Letter:
    """One request of the platform's to the webhook."""

    body: bytes
    headers: dict[str, str]


class Person(ABC):
    """One person on one platform."""

    platform: str
    environment: dict[str, str]
    """What the operator sets, but for the API's address."""
    api: str
    """The variable that holds the API's address."""

    def __init__(self, server: Server, stub: PlatformStub) -> None:
        self.server = server
        self.stub = stub
        self.number = uuid.uuid4().int % 10**9
        self.counter = 0
        self.url = f"{server.url}/webhooks/{self.platform}"

    @abstractmethod
    def said(self, text: str, message_id: int | None = None) -> bytes:
        """Return the documented body for a text; `message_id`: the same again is the same message."""

    @abstractmethod
    def pictured(self) -> bytes:
        """Return the documented body for a picture or a voice without words."""

    @abstractmethod
    def pressed(self, shown: Shown, titles: Sequence[str]) -> bytes:
        """Return the documented body for pressing the buttons with these titles."""

    @abstractmethod
    def headers(self, body: bytes) -> dict[str, str]:
        """Return the platform's headers with its signature."""

    @abstractmethod
    def mine(self, sent: Sent) -> Shown | None:
        """Return what the platform shows this person of a request to its API; None when it is for somebody else."""

    def next_id(self, message_id: int | None) -> int:
        """Return the number of a new message."""
        self.counter += 1
        return self.counter if message_id is None else message_id

    def post(self, body: bytes, headers: dict[str, str] | None = None) -> requests.Response:
        """Send `body` to the webhook as the platform does."""
        return requests.post(self.url, data=body, headers=self.headers(body) if headers is None else headers, timeout=30)

    def shown(self) -> list[Shown]:
        """Return everything this person was sent, in order."""
        with self.stub.lock:
            sent = list(self.stub.sent)
        return [shown for shown in map(self.mine, sent) if shown is not None]

    def after(self, body: bytes) -> list[Shown]:
        """Send `body` and return what came back when all is done."""
        before = len(self.shown())
        answer = self.post(body)
        assert answer.status_code == 200, answer.text
        self.settle()
        return self.shown()[before:]

    def say(self, text: str, message_id: int | None = None) -> list[Shown]:
        """Write `text` and return what came back."""
        return self.after(self.said(text, message_id))

    def press(self, shown: Shown, *titles: str) -> list[Shown]:
        """Press buttons of `shown` and return what came back."""
        return self.after(self.pressed(shown, titles))

    def settle(self) -> None:
        """Wait until nothing is owed any more."""
        wait_until(lambda: owed(self.server) == 0, "everything to be sent")


def owed(server: Server) -> int:
    """Return how many rows of the outbox are still to be worked on."""
    with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True, timeout=10) as database:
        return int(database.execute("SELECT count(*) FROM hippath_outbox WHERE failed IS NULL").fetchone()[0])


def wait_until(holds: Any, what: str) -> None:
    """Return when `holds()` is true; fail when it never is."""
    give_up = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < give_up, f"waited in vain for {what}"
        time.sleep(0.05)


def asked(shown: Sequence[Shown], knowledge: Knowledge) -> Question | None:
    """Return the question that these messages ask."""
    said = _letters("".join(message.text for message in shown))
    texts = [(text, question) for question in knowledge.questions.values() for text in (question.text, question.simpler) if text]
    # What the clinic's own details are filled into is known by what stands after them.
    ends = [(_letters(text.split("}")[-1]), question) for text, question in texts]
    found = [(len(end), question) for end, question in ends if len(end) > 8 and end in said]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
