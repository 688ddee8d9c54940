"""Markdown, as far as the assistant uses it, in each platform's own form."""

from __future__ import annotations

import re
from collections.abc import Callable

BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s\x22]+)\)")
BULLET = re.compile(r"^- ", re.MULTILINE)


def plain(text: str) -> str:
    """Return `text` without markup."""
    return _translated(text, str, lambda bold: bold, lambda words, url: f"{words} ({url})")


def mrkdwn(text: str) -> str:
    """Return `text` for Slack."""
    return _translated(text, _escaped, lambda bold: f"*{bold}*", lambda words, url: f"<{url}|{words}>")


def html(text: str) -> str:
    """Return `text` for Telegram's HTML mode."""
    return _translated(text, _escaped, lambda bold: f"<b>{bold}</b>", lambda words, url: f'<a href="{url}">{words}</a>')


def _translated(text: str, escape: Callable[[str], str], bold: Callable[[str], str], link: Callable[[str, str], str]) -> str:
    said = BULLET.sub("• ", escape(text))
    said = LINK.sub(lambda match: link(match.group(1), match.group(2)), said)
    said = BOLD.sub(lambda match: bold(match.group(1)), said)
    return said.replace("**", "")  # one half of a pair that a cut between two messages parted


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
