"""A clinician who waits when told to."""

from __future__ import annotations

import time
from typing import Any

import requests

from tests.support.server import Server

SECRET = "a-secret-for-clinicians-only"
PAGES = ("/clinician/", "/clinician/?q=injection", "/clinician/pathway", "/clinician/red-flags")


def get(server: Server, path: str, **more: Any) -> requests.Response:
    """Return the answer to GET `path`, asked again as long as that was too fast."""
    while True:
        answer = requests.get(f"{server.url}{path}", timeout=60, allow_redirects=False, **more)
        if answer.status_code != 429:
            return answer
        time.sleep(float(answer.headers["Retry-After"]))
