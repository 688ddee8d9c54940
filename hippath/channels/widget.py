"""The built chat widget as it is served: the clinic's numbers in front, so that they are there when the network is not."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from hippath.knowledge import Knowledge
from hippath.messages import safety_message
from hippath.serving.settings import ROOT

BUILT = ROOT / "widget" / "dist" / "widget.js"
FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=600, stale-while-revalidate=86400"
NOT_BUILT = "The chat widget is not built. Run scripts/build-widget.sh."


@dataclass(frozen=True)
class Widget:
    """The script that a clinic's page loads."""

    script: bytes
    """JavaScript, UTF-8."""
    packed: bytes
    """The same, gzipped."""
    version: str
    """Changes with every byte of the script."""
    licences: str
    """Of the libraries inside."""

    def headers(self, asked_for: str | None) -> dict[str, str]:
        """Return the headers for a request for version `asked_for`: the present one never changes."""
        return {
            "Cache-Control": FOR_EVER if asked_for == self.version else FOR_A_WHILE,
            "ETag": f'"{self.version}"',
            "Vary": "Accept-Encoding, Origin",
            "Cross-Origin-Resource-Policy": "cross-origin",
        }


def read_widget(knowledge: Knowledge, path: Path = BUILT) -> Widget | None:
    """Return the widget built at `path` with the clinic's own numbers, or None when it was not built."""
    if not path.is_file():
        return None
    script = f"globalThis.hippathClinic={json.dumps(_clinic(knowledge))};\n".encode() + path.read_bytes()
    return Widget(
        script=script,
        packed=gzip.compress(script, 9, mtime=0),
        version=hashlib.sha256(script).hexdigest()[:16],
        licences=path.with_name("widget.js.LEGAL.txt").read_text(encoding="utf-8"),
    )


def _clinic(knowledge: Knowledge) -> dict[str, object]:
    clinic = knowledge.clinic
    return {
        "name": clinic.name,
        "phone": clinic.phone,
        "emergency_number": clinic.emergency_number,
        "safety_text": safety_message(knowledge)["text"],
    }
