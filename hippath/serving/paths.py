"""Every path that may be reached, and by whom; a proxy lets the public ones through and nothing else."""

from __future__ import annotations

PUBLIC = (
    "/chat/",
    "/chat/widget.js",
    "/chat/widget.js.LEGAL.txt",
    "/chat/openapi.json",
    "/chat/sessions",
    "/chat/sessions/renew",
    "/chat/messages",
    "/chat/messages/export",
    "/clinician/",
    "/clinician/pathway",
    "/clinician/red-flags",
    "/clinician/lookup",
    "/webhooks/slack",
    "/webhooks/telegram",
    "/webhooks/twilio",
    "/webhooks/messenger",
)
"""Paths as they are; those of a messaging platform that is not configured are 404 at the server."""
PUBLIC_PATTERNS = (r"^/clinician/static/[0-9a-f]+/[a-z_]+\.[a-z]+$",)
"""Paths with a part that changes, as regular expressions that nginx and Python read alike."""
INSIDE = ("/healthz", "/readyz")
"""For the supervisor and the orchestrator; never through the proxy."""
