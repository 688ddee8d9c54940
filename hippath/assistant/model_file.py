"""Model files: a model is code, so only one that was built here, and not changed since, is loaded."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hippath.serving.settings import ROOT
from hippath.serving.stop import CannotStart

MODELS = ROOT / "models"


def newest_model(folder: Path = MODELS) -> Path | None:
    """Return the model trained last, or None when there is none."""
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return models[-1] if models else None


def checked_model(path: Path | None = None) -> Path:
    """Return `path`, or the newest model, its SHA-256 compared. Raises CannotStart."""
    model = path or newest_model()
    if model is None or not model.is_file():
        raise CannotStart(f"There is no trained model{f' at {path}' if path else ''}. Make one with: hippath train")
    try:
        expected = checksum_file(model).read_text(encoding="ascii").split()[0]
    except (OSError, ValueError, IndexError):
        raise CannotStart(f"{model.name} has no checksum beside it. Train it anew with: hippath train --force") from None
    if sha256_of(model) != expected:
        raise CannotStart(f"{model.name} is damaged or was changed. Train it anew with: hippath train --force")
    return model


def write_checksum(model: Path) -> None:
    """Write the SHA-256 of `model` beside it, in the form that sha256sum reads."""
    checksum_file(model).write_text(f"{sha256_of(model)}  {model.name}\n", encoding="ascii")


def checksum_file(model: Path) -> Path:
    """Return where the checksum of `model` is kept."""
    return model.with_name(model.name.removesuffix(".tar.gz") + ".sha256")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()
