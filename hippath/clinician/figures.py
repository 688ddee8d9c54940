"""Figures in a sentence made easy to find."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_FIGURE = re.compile(rf"\+?{_NUMBER}%?(?: (?:v|of|to|/) {_NUMBER}%?)+|\+?{_NUMBER}%")
"""A share, a comparison, a count out of others or a change: 25%, 5.1% v 21.7%, 24 of 25, 65 to 84."""


def figures(text: str) -> Markup:
    """Return ``text`` escaped, with its figures in <b>."""
    parts, end = [], 0
    for found in _FIGURE.finditer(text):
        parts += [escape(text[end : found.start()]), Markup("<b>{}</b>").format(found.group())]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])
