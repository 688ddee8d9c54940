"""Everybody who can write, and the server they write to."""

from __future__ import annotations

from pathlib import Path

from tests.support.platforms.messenger import MessengerPerson
from tests.support.platforms.person import Person
from tests.support.platforms.slack import SlackPerson
from tests.support.platforms.stub import PlatformStub
from tests.support.platforms.telegram import TelegramPerson
from tests.support.platforms.twilio import SmsPerson, WhatsAppPerson
from tests.support.server import Server

PEOPLE: list[type[Person]] = [SlackPerson, TelegramPerson, SmsPerson, WhatsAppPerson, MessengerPerson]
# A turn has more time than usual: these tests ask what is said, and share their machine.
QUICK = {"HIPPATH_TURN_SECONDS": "20", "HIPPATH_RATE": "50", "HIPPATH_BURST": "500", "HIPPATH_ADDRESS_RATE": "500"}


def environment(stub: PlatformStub) -> dict[str, str]:
    """Return the variables that turn every platform on, its API at `stub`."""
    on: dict[str, str] = {}
    for person in PEOPLE:
        on.update(person.environment)
        on[person.api] = stub.url
    return on


def messaging_server(folder: Path, stub: PlatformStub, **more: str) -> Server:
    """Return a running server with every platform on."""
    return Server(folder, **{**environment(stub), **QUICK, **more}).wait_until_ready()
