"""What to do before Rasa is imported, so that serving starts sooner and needs half the memory."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

LEFT_OUT = frozenset(
    f"rasa.{name}"
    for name in (
        "utils.tensorflow.callback utils.tensorflow.crf utils.tensorflow.data_generator utils.tensorflow.layers "
        "utils.tensorflow.layers_utils utils.tensorflow.metrics utils.tensorflow.models utils.tensorflow.rasa_layers "
        "utils.tensorflow.transformer utils.tensorflow.types nlu.classifiers.diet_classifier nlu.selectors.response_selector "
        "nlu.featurizers.dense_featurizer.convert_featurizer nlu.featurizers.dense_featurizer.lm_featurizer "
        "core.policies.ted_policy core.policies.unexpected_intent_policy"
    ).split()
)
"""Rasa's modules that import TensorFlow as they are loaded; others import names from them and use them only to train."""


def lean_imports() -> None:
    """Leave TensorFlow out of this process; must run before Rasa is imported, doing it twice changes nothing.

    Rasa imports TensorFlow at every start, and no component of this assistant uses it: from now on Rasa's TensorFlow parts
    are names without anything behind them. Measured at a start: 345 of 630 MB. A model that needs one of the parts cannot
    be loaded and says so. Training, ``rasa run`` and everything else that does not call this have TensorFlow as always.
    Products of vectors stay on one core: workers are what uses the others.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
        # skops, which reads the classifier, looks up 765 names in every module loaded before it: few while it is the first.
        importlib.import_module("skops.io")


class _Finder(MetaPathFinder, Loader):
    """Finds the modules of LEFT_OUT, empty."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname in LEFT_OUT else None

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["__getattr__"] = lambda name: _left_out(module, name)


def _left_out(module: ModuleType, name: str) -> Any:
    """Return a class that can be named but not made, the same one each time."""
    if name.startswith("__"):
        raise AttributeError(name)

    def refuse(*_: Any, **__: Any) -> None:
        raise RuntimeError(f"{module.__name__}.{name} needs TensorFlow, which this process was started without")

    kind = type(name, (), {"__init__": refuse, "create": refuse, "load": refuse, "__module__": module.__name__})
    setattr(module, name, kind)
    return kind
