"""Who may open the clinician look-up."""

from __future__ import annotations

import base64
import binascii
import hmac


def admitted(authorization: str | None, secret: str | None) -> bool:
    """Return whether an Authorization header opens the look-up: HTTP Basic, any user, the secret as password.

    Without a secret everyone may; a patient's Bearer token never counts. The comparison takes the same time wherever
    the two begin to differ.
    """
    if secret is None:
        return True
    scheme, _, encoded = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        return False
    try:
        _, colon, password = base64.b64decode(encoded.strip(), validate=True).partition(b":")
    except (binascii.Error, ValueError):
        return False
    return bool(colon) and hmac.compare_digest(password, secret.encode())
