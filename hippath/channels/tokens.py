"""Conversation tokens: whoever holds one may read and continue that one conversation until it expires."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import jwt

ALGORITHM = "HS256"
AUDIENCE = "hippath-chat"


@dataclass(frozen=True)
class Session:
    """A new conversation."""

    conversation_id: str
    """Random, made by the server; the client cannot choose it."""
    token: str
    """Signed, bound to the conversation."""
    expires_at: datetime
    """When the token stops working, UTC."""


def new_session(secret: str, hours: float, now: datetime | None = None) -> Session:
    """Return a new conversation whose token is signed with `secret` and lives for `hours`."""
    conversation_id = uuid.uuid4().hex
    expires_at = (now or datetime.now(timezone.utc)) + timedelta(hours=hours)
    claims = {"sub": conversation_id, "aud": AUDIENCE, "exp": expires_at}
    return Session(conversation_id, jwt.encode(claims, secret, algorithm=ALGORITHM), expires_at)


def conversation_of(authorization: str | None, secret: str) -> str | None:
    """Return the conversation that an Authorization header opens, or None when it opens none."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    try:
        claims = jwt.decode(
            token.strip(),
            secret,
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            options={"require": ["sub", "aud", "exp"]},
        )
    except (jwt.InvalidTokenError, ValueError):
        return None
    return str(claims["sub"])
