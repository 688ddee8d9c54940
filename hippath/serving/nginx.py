"""Writes the configuration of the reverse proxy, from the same settings and paths that the servers use."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Optional

from jinja2 import Environment, StrictUndefined

from hippath.knowledge import Knowledge
from hippath.messages import safety_message, too_fast_text
from hippath.serving.paths import PUBLIC, PUBLIC_PATTERNS
from hippath.serving.settings import ROOT, Settings

TEMPLATE = ROOT / "deploy" / "nginx.conf.template"
BODY_KILOBYTES = 64
SUBJECT_LETTERS = 52
"""So many letters of a token's second part stay when it is renewed: they say `{"sub":"` and 31 of the id's 32 letters."""
DOWN = "The service is not there at the moment. Please send your message again in a moment. In an emergency call {number}."


@dataclass(frozen=True)
class Proxy:
    """Where nginx listens and what it passes on to."""

    servers: tuple[str, ...]
    """host:port of every server or worker."""
    listen: str
    """Port, or address:port."""
    name: str
    """The host name that people's browsers use; _ is any."""
    certificate: Optional[str] = None
    """PEM file; without one there is no TLS here, and something in front must do it."""
    key: Optional[str] = None
    """PEM file of its key."""
    http_listen: str = "80"
    """With a certificate: where plain requests are sent on to TLS."""
    access_log: str = "/var/log/nginx/hippath.log"
    """One JSON object a request, without addresses."""
    error_log: str = "/var/log/nginx/hippath-errors.log"
    """Of nginx itself."""


def nginx_configuration(proxy: Proxy, settings: Settings, knowledge: Knowledge) -> str:
    """Return the text of nginx's configuration file."""
    template = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False).from_string(
        TEMPLATE.read_text(encoding="utf-8")
    )
    number = knowledge.clinic.emergency_number
    return template.render(
        **vars(proxy),
        paths=PUBLIC,
        patterns=PUBLIC_PATTERNS,
        subject_letters=SUBJECT_LETTERS,
        body_kilobytes=BODY_KILOBYTES,
        proxy_seconds=round(settings.proxy_seconds),
        busy=_quoted({"error": too_fast_text(knowledge)}),
        down=_quoted({"error": DOWN.format(number=number), "messages": [safety_message(knowledge)]}),
    )


def _quoted(body: dict[str, Any]) -> str:
    """Return `body` as JSON that stands between single quotes in nginx's language."""
    text = json.dumps(body).replace("$", "\\u0024").replace("'", "\\u0027")
    return text.replace("\\", "\\\\")
