"""What a component reads beside its input, as one digest: Rasa's training cache knows nothing of it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from hippath.knowledge import load_knowledge

_PACKAGE = Path(__file__).resolve().parents[1]


def fingerprint(*rooms: str, knowledge: Path | None = None) -> str:
    """Return a digest of the knowledge files and of the sources of ``rooms`` (packages or modules below hippath).

    A component returns it from ``fingerprint_addon``: it is trained anew whenever the digest changes.
    """
    digest = hashlib.sha256(load_knowledge(knowledge).digest.encode())
    for room in rooms:
        digest.update(_sources(room).encode())
    return digest.hexdigest()


@lru_cache(maxsize=None)
def _sources(room: str) -> str:
    place = _PACKAGE / room
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
