"""What every platform must be able to do; all else is the guard's, the same for each."""

from __future__ import annotations

import hmac
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hippath.channels.messaging.pieces import Limits, Piece
from hippath.channels.messaging.received import Received


class Unreadable(Exception):
    """The body is not of the platform's documented form."""


@dataclass(frozen=True)
class Hook:
    """One request to the platform's webhook."""

    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    path: str
    """Path and query, as requested."""


@dataclass(frozen=True)
class Call:
    """One request to the platform's API."""

    url: str
    json: dict[str, Any] | None = None
    form: dict[str, str] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    """Holds secrets: made when it is sent, never stored."""


@dataclass(frozen=True)
class Reply:
    """What the webhook is answered with."""

    body: str = ""
    content_type: str = "text/plain; charset=utf-8"


class Platform(ABC):
    """One messaging platform, set up."""

    name: str
    """Name in addresses, in the outbox and in conversation ids."""
    limits: Limits
    """What one of its messages may hold."""
    taken = Reply()
    """Said to the platform once its messages are stored."""

    @abstractmethod
    def is_genuine(self, hook: Hook) -> bool:
        """Return whether the platform itself sent `hook`, now. Compares in constant time, reads nothing before."""

    @abstractmethod
    def read(self, hook: Hook) -> list[Received]:
        """Return the messages of people in a genuine `hook`; raise Unreadable when it has another form."""

    @abstractmethod
    def payload(self, address: dict[str, str], piece: Piece, last: bool) -> dict[str, Any]:
        """Return the API's payload that sends `piece`; `last`: nothing follows it now."""

    @abstractmethod
    def call(self, payload: dict[str, Any]) -> Call:
        """Return the request that sends `payload`."""

    def answer_at_once(self, hook: Hook) -> Reply | None:
        """Return the answer to a genuine `hook` that asks whether this is the right address; None for all others."""
        return None

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """Return what a GET request with `query` must be answered with; None refuses it."""
        return None

    def refusal(self, status: int, body: dict[str, Any]) -> tuple[str, bool] | None:
        """Return why the API did not take a message and whether to try again; None when it took it."""
        if status < 300:
            return None
        return f"status {status}", status in TRY_AGAIN or status >= 500


TRY_AGAIN = {401, 408, 425, 429}
"""Not yet, or not with this secret, which the operator can mend within the day."""


def same(one: str, other: str) -> bool:
    """Return whether two texts are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
