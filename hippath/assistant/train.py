"""Trains the model, but only when anything that goes into it has changed."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hippath.assistant.model_file import MODELS, checked_model, newest_model, write_checksum
from hippath.serving.settings import ROOT
from hippath.serving.stop import CannotStart

INPUTS = (
    "config.yml",
    "domain.yml",
    "data",
    "knowledge",
    "hippath/knowledge",
    "hippath/nlu",
    "hippath/understanding",
    "hippath/retrieval",
    "requirements/runtime.txt",
    "requirements/model.txt",
)
"""What the model is made from, code included: a file or a folder each."""
SUFFIXES = {".yml", ".py", ".txt", ".json"}


@dataclass(frozen=True)
class Trained:
    """The model to use."""

    path: Path
    """Its file."""
    new: bool
    """Whether it was trained just now."""


def train(force: bool = False, root: Path = ROOT, models: Path = MODELS) -> Trained:
    """Return the model for the files below `root`, trained when they changed. Raises CannotStart."""
    inputs = digest_of_inputs(root)
    newest = newest_model(models)
    if newest is not None and not force and _is_current(newest, inputs):
        return Trained(newest, new=False)
    path = models / f"hippath-{time.strftime('%Y%m%d-%H%M%S')}-{inputs[:8]}.tar.gz"
    _train_with_rasa(root, path)
    write_checksum(path)
    _inputs_file(path).write_text(f"{inputs}\n", encoding="ascii")
    return Trained(path, new=True)


def digest_of_inputs(root: Path) -> str:
    """Return one SHA-256 over the names and contents of everything in INPUTS."""
    digest = hashlib.sha256()
    for path in _input_files(root):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _input_files(root: Path) -> Iterator[Path]:
    for name in INPUTS:
        place = root / name
        files = [place] if place.is_file() else sorted(place.rglob("*"))
        yield from (path for path in files if path.is_file() and path.suffix in SUFFIXES)


def _is_current(model: Path, inputs: str) -> bool:
    try:
        checked_model(model)
        return _inputs_file(model).read_text(encoding="ascii").strip() == inputs
    except (CannotStart, OSError, ValueError):
        return False


def _inputs_file(model: Path) -> Path:
    return model.with_name(model.name.removesuffix(".tar.gz") + ".inputs")


def _train_with_rasa(root: Path, path: Path) -> None:
    os.environ["LOG_LEVEL"] = "WARNING"  # Rasa draws its progress bars unless this is so

    import rasa
    from rasa.utils.log_utils import configure_structlog

    configure_structlog()
    try:
        result = rasa.train(
            domain=str(root / "domain.yml"),
            config=str(root / "config.yml"),
            training_files=str(root / "data"),
            output=str(path.parent),
            force_training=True,
            fixed_model_name=path.name.removesuffix(".tar.gz"),
        )
    except SystemExit:
        raise CannotStart("Training failed; the reason stands above.") from None
    except Exception as error:  # Rasa raises anything at all for data it cannot use
        raise CannotStart(f"Training failed: {type(error).__name__}: {error}") from None
    if result.code != 0 or not path.is_file():
        raise CannotStart("Training failed; the reason stands above.")
