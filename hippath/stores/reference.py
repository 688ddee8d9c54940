"""The name a conversation has outside the database."""

from __future__ import annotations

import hashlib
import hmac

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters that are not taken for one another when read out."""
LENGTH = 10
PURPOSE = b"hippath conversation reference"


def reference_of(conversation_id: str, secret: str) -> str:
    """Return a short name for the conversation, such as 4XK7P-2M9QD: the same each time, useless without `secret`.

    It stands for the id in logs, audit rows, lists and copies. 50 bits: two conversations share one about once in a
    million when there are fifty thousand.
    """
    key = hmac.new(secret.encode(), PURPOSE, hashlib.sha256).digest()
    number = int.from_bytes(hmac.new(key, conversation_id.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()[:8], "big")
    letters = "".join(ALPHABET[number >> (5 * place) & 31] for place in range(LENGTH))
    return f"{letters[:5]}-{letters[5:]}"
