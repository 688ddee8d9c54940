"""Reads what a client sends to /chat/messages; whatever is wrong with it is said in a sentence for its sender."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from hippath.channels.text import normalise

LARGEST_BODY = 8 * 1024
LONGEST_TEXT = 1000
MOST_CHOICES = 40
SEQ = re.compile(r"[0-9]{1,9}")
CLIENT_ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


class BadRequest(Exception):
    """The request cannot be taken; the message says what to mend."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
        """HTTP status to answer with."""


@dataclass(frozen=True)
class Incoming:
    """One message of the patient's, checked."""

    client_id: str
    """The client's id for it: the same id again is the same message."""
    text: str
    """Normalised words; empty when choices were made."""
    choices: tuple[str, ...]
    """Values of the quick replies chosen."""
    question_id: str | None
    """The question that the choices answer."""


def read_incoming(body: bytes) -> Incoming:
    """Return the message in `body`; raise BadRequest when it holds none."""
    if len(body) > LARGEST_BODY:
        raise BadRequest(f"That is more than {LARGEST_BODY // 1024} kB. Please send it in shorter messages.", 413)
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequest("The body must be JSON in UTF-8.") from None
    if not isinstance(content, dict):
        raise BadRequest('The body must be a JSON object such as {"id": "...", "text": "..."}.')
    client_id = content.get("id")
    if not isinstance(client_id, str) or not CLIENT_ID.fullmatch(client_id):
        raise BadRequest('"id" must be 1 to 64 letters, digits and - _ . : that your client made for this message.')
    if ("text" in content) == ("choices" in content):
        raise BadRequest('Send either "text" or "choices", not both and not neither.')
    if "text" in content:
        return Incoming(client_id, _text(content["text"]), (), None)
    return Incoming(client_id, "", _choices(content["choices"]), _question(content.get("question_id")))


def read_after(query: str) -> int:
    """Return the seq that "after" names in `query`, 0 without one; raise BadRequest for anything else."""
    asked = parse_qsl(query, keep_blank_values=True)
    if any(name != "after" for name, _ in asked) or len(asked) > 1:
        raise BadRequest('The only parameter is "after", and it comes once.')
    after = asked[0][1] if asked else "0"
    if not SEQ.fullmatch(after):
        raise BadRequest('"after" must be the seq of a message, a whole number from 0.')
    return int(after)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadRequest('"text" must be a text.')
    if len(value) > LONGEST_TEXT:
        raise BadRequest(f"Please use fewer words: I can read up to {LONGEST_TEXT:,} characters in one message.")
    if "\0" in value:
        raise BadRequest('"text" must not hold a NUL character.')
    text = normalise(value)
    if not text:
        raise BadRequest("I got no words in that message. Please type a few words.")
    return text


def _choices(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(choice, str) for choice in value):
        raise BadRequest('"choices" must be a list of option values, at least one.')
    if len(value) > MOST_CHOICES:
        raise BadRequest(f'"choices" must not hold more than {MOST_CHOICES} values.')
    return tuple(dict.fromkeys(value))


def _question(value: Any) -> str:
    if not isinstance(value, str) or not value or len(value) > LONGEST_TEXT:
        raise BadRequest('"question_id" must name the question that "choices" answers.')
    return value
