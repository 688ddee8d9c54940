"""What a platform handed over, in the same form for every platform."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import asdict, dataclass
from typing import Any, Optional


@dataclass(frozen=True)
class Received:
    """One message of a person's."""

    person: str
    """Who sent it, as the platform calls them within the clinic's account."""
    address: dict[str, str]
    """Where the answer goes; only the platform's own code reads it."""
    client_id: str
    """The platform's id of the message: the same id again is the same message."""
    text: str = ""
    """Their words."""
    choices: tuple[str, ...] = ()
    """Values of the buttons pressed."""
    question_id: Optional[str] = None
    """The question whose buttons they are."""
    media: bool = False
    """It holds something that cannot be read: a picture, a voice, a sticker."""
    starts: bool = False
    """It is the platform's own way of opening a talk and says nothing."""

    def as_json(self) -> dict[str, Any]:
        """Return it for the outbox, without who sent it."""
        content = asdict(self)
        del content["person"]
        return {**content, "choices": list(self.choices)}


def received_from(payload: dict[str, Any]) -> Received:
    """Return what ``as_json`` made."""
    return Received(**{**payload, "person": "", "choices": tuple(payload["choices"])})


def hashed(secret: str, platform: str, person: str) -> str:
    """Return the conversation's id: nobody can tell from it who the person is, and no two platforms share one."""
    digest = hmac.new(secret.encode(), f"{platform}\0{person}".encode(), hashlib.sha256).hexdigest()
    return f"{platform}-{digest[:40]}"
