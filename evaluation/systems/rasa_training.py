"""Trains a Rasa baseline once; its file is named after everything that it is made of."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML

os.environ.setdefault("LOG_LEVEL", "WARNING")  # Rasa draws its progress bars unless this is so

import rasa
from rasa.model_training import train_nlu
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import dump_obj_as_yaml_to_string
from rasa.utils.log_utils import configure_structlog

from hippath.serving.settings import ROOT

MODELS = ROOT / "models" / "baselines"
"""Apart from the product's models, of which hippath serves the newest."""

configure_structlog()  # without it, Rasa prints every message that it reads


def trained_model(pipeline: str, data: TrainingData, domain: dict[str, Any], epochs: int = 100) -> Path:
    """Return the model of the pipeline in the file of that name here, trained now if there is none of the same data.

    Training takes long.
    """
    inputs = {
        "config.yml": _config(Path(__file__).with_name(pipeline), epochs),
        "domain.yml": dump_obj_as_yaml_to_string(domain),
        "nlu.yml": data.nlu_as_yaml(),
    }
    digest = hashlib.sha256("\0".join([rasa.__version__, *inputs.values()]).encode()).hexdigest()
    model = MODELS / f"baseline-{digest[:16]}.tar.gz"
    if not model.is_file():
        _train(inputs, model)
    return model


def _config(path: Path, epochs: int) -> str:
    config = YAML(typ="safe").load(path)
    for component in config["pipeline"]:
        if "epochs" in component:
            component["epochs"] = epochs
    return str(dump_obj_as_yaml_to_string(config))


def _train(inputs: dict[str, str], model: Path) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in inputs.items():
            (folder / file).write_text(content, encoding="utf-8")
        train_nlu(
            str(folder / "config.yml"),
            str(folder / "nlu.yml"),
            str(model.parent),
            fixed_model_name=model.name.removesuffix(".tar.gz"),
            domain=str(folder / "domain.yml"),
        )
    if not model.is_file():
        raise SystemExit("training the Rasa baseline failed; the reason stands above")
