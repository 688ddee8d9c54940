"""The demo clinic page, with a content policy that lets nothing run but its own script."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).with_name("static") / "chat.html"


@dataclass(frozen=True)
class Page:
    """A page and the headers it is served with."""

    html: str
    """The whole page; it asks nothing of any third party."""
    headers: dict[str, str]
    """Content-Security-Policy and its company."""


def read_page(path: Path = PAGE) -> Page:
    """Return the page at `path`; its policy names the SHA-256 of its own script and style."""
    html = path.read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; script-src {_hash(html, 'script')}; "
        f"style-src {_hash(html, 'style')}; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-cache",
    }
    return Page(html, headers)


def _hash(html: str, element: str) -> str:
    content = re.search(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
    if content is None:
        raise ValueError(f"the page has no <{element}>")
    digest = hashlib.sha256(content.group(1).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
