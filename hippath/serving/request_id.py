"""Names a request, so that what a proxy, a log and a metric say of it can be brought together."""

from __future__ import annotations

import re
import uuid
from contextvars import ContextVar

WELL_FORMED = re.compile(r"[0-9a-f-]{16,64}")
"""What proxies make: hexadecimal or a UUID. Letters at will could spell what a patient wrote."""
current_request_id: ContextVar[str] = ContextVar("hippath_request_id", default="")
"""The id of the request this code works for; empty outside of any."""


def request_id_from(header: str | None) -> str:
    """Return the X-Request-Id that came with a request when it is well formed, otherwise a new one."""
    return header if header and WELL_FORMED.fullmatch(header) else uuid.uuid4().hex
