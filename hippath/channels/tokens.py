"""Conversation tokens: whoever holds one may read and continue that one conversation until it expires."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import jwt

ALGORITHM = "HS256"
AUDIENCE = "hippath-chat"
RENEWAL_SECONDS = 3600
"""A token that ran out this recently still gets a new one for its conversation, and opens nothing else."""


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
    return _session(uuid.uuid4().hex, secret, hours, now)


def renewed_session(authorization: str | None, secret: str, hours: float) -> Session | None:
    """Return the conversation of an Authorization header with a new token, or None when it may not go on."""
    conversation_id = conversation_of(authorization, secret, RENEWAL_SECONDS)
    return None if conversation_id is None else _session(conversation_id, secret, hours, None)


def conversation_of(authorization: str | None, secret: str, grace: float = 0) -> str | None:
    """Return the conversation that an Authorization header opens, or None when it opens none.

    `grace`: seconds after its end for which a token still counts.
    """
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    try:
        claims = jwt.decode(
            token.strip(),
            secret,
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            leeway=grace,
            options={"require": ["sub", "aud", "exp"]},
        )
    except (jwt.InvalidTokenError, ValueError):
        return None
    return str(claims["sub"])


def _session(conversation_id: str, secret: str, hours: float, now: datetime | None) -> Session:
    expires_at = (now or datetime.now(timezone.utc)) + timedelta(hours=hours)
    claims = {"sub": conversation_id, "aud": AUDIENCE, "exp": expires_at}
    return Session(conversation_id, jwt.encode(claims, secret, algorithm=ALGORITHM), expires_at)
