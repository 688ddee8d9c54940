"""The demo clinic page, with a content policy that lets nothing run but the widget."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from hippath.conversation.fill import fill
from hippath.knowledge import Knowledge

PAGE = Path(__file__).with_name("static") / "chat.html"


@dataclass(frozen=True)
class Page:
    """A page and the headers it is served with."""

    html: str
    """The whole page; it asks nothing of any third party."""
    headers: dict[str, str]
    """Content-Security-Policy, and how long it is kept."""


def read_page(knowledge: Knowledge, path: Path = PAGE) -> Page:
    """Return the page at `path` with the clinic's details; its policy names the SHA-256 of its own style."""
    html = fill(path.read_text(encoding="utf-8"), knowledge, escape=escape, purpose=knowledge.clinic.intended_purpose)
    policy = (
        f"default-src 'none'; script-src 'self'; style-src {_hash(html, 'style')}; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
        "require-trusted-types-for 'script'; trusted-types lit-html dompurify"
    )
    return Page(html, {"Content-Security-Policy": policy, "Cache-Control": "no-cache"})


def _hash(html: str, element: str) -> str:
    content = re.search(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
    if content is None:
        raise ValueError(f"the page has no <{element}>")
    digest = hashlib.sha256(content.group(1).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
