"""Trains stock Rasa on this project's data; a model is kept for the same data, configuration and epochs."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.places import KEPT, ROOT, environment
from hippath.knowledge import load_knowledge
from hippath.retrieval.asking import asks

KINDS = ("default", "light")
EPOCHS = 100
"""What Rasa's own template trains."""


@dataclass(frozen=True)
class Stock:
    """A trained stock model."""

    kind: str
    """default or light."""
    model: Path
    """Its file."""
    seconds: float
    """How long its training took, from the command to the file."""
    epochs: int
    """Epochs of each neural network; the default configuration has three."""


def trained(kind: str, epochs: int = EPOCHS) -> Stock:
    """Return the stock model of a kind, trained now unless it was before."""
    folder = _folder(kind, epochs)
    done = folder / "trained.json"
    if not is_trained(kind, epochs):
        shutil.rmtree(folder, ignore_errors=True)
        seconds = _train(kind, epochs, folder)
        done.write_text(json.dumps({"seconds": seconds}), encoding="utf-8")
    return Stock(kind, folder / "model.tar.gz", json.loads(done.read_text(encoding="utf-8"))["seconds"], epochs)


def best_known(kind: str, least_epochs: int) -> Stock:
    """Return the fully trained model when there is one, otherwise one of `least_epochs`: both take as long to answer."""
    return trained(kind, EPOCHS if kind == "light" or is_trained(kind) else least_epochs)


def is_trained(kind: str, epochs: int = EPOCHS) -> bool:
    """Return whether the model is there already."""
    return (_folder(kind, epochs) / "trained.json").exists()


def _folder(kind: str, epochs: int) -> Path:
    return KEPT / "stock" / f"{kind}-{epochs}-{_fingerprint(kind)}"


def _train(kind: str, epochs: int, folder: Path) -> float:
    (folder / "data").mkdir(parents=True)
    config = (ROOT / "benchmarks" / "stock" / f"{kind}.yml").read_text(encoding="utf-8")
    (folder / "config.yml").write_text(re.sub(r"epochs: \d+", f"epochs: {epochs}", config), encoding="utf-8")
    (folder / "data" / "asked.yml").write_text(_asked(), encoding="utf-8")
    command = ["-m", "rasa", "train", "--force", "--config", "config.yml", "--domain", str(ROOT / "domain.yml")]
    command += ["--data", str(ROOT / "data"), "data", "--out", str(folder), "--fixed-model-name", "model"]
    started = time.perf_counter()
    with (folder / "training.log").open("wb") as log:
        done = subprocess.run([sys.executable, *command], cwd=folder, env=environment(), stdout=log, stderr=log)
    if done.returncode:
        sys.exit(f"stock {kind} could not be trained; see {folder.relative_to(ROOT)}/training.log")
    return time.perf_counter() - started


def _asked() -> str:
    """Return the questions of knowledge/faq as Rasa training data: hippath's own component adds the same ones."""
    topics = load_knowledge().faq.values()
    questions = dict.fromkeys(text for topic in topics for text in topic.asks.patient if asks(text))
    examples = "\n".join("- " + re.sub(r"[\[\](){}\n]", " ", text) for text in questions)
    return yaml.safe_dump({"version": "3.1", "nlu": [{"intent": "ask_question", "examples": examples}]}, allow_unicode=True)


def _fingerprint(kind: str) -> str:
    files = [ROOT / "domain.yml", ROOT / "benchmarks" / "stock" / f"{kind}.yml"]
    files += [*(ROOT / "data").rglob("*.yml"), *(ROOT / "knowledge" / "faq").rglob("*.yml")]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
