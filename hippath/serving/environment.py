"""What every entry point sets before Rasa or TensorFlow is imported."""

from __future__ import annotations

import os
import resource
import warnings
from typing import Any

FIXED = {
    "RASA_TELEMETRY_ENABLED": "false",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}
"""Nothing is reported to anyone, nothing is fetched at run time; the environment cannot turn this back on."""
DEFAULTS = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def prepare_environment() -> None:
    """Turn telemetry, core files and the start-up chatter of libraries off, for this process and those it starts."""
    os.environ.update(FIXED)
    # A core file would hold the words of everybody who was talking when the process crashed.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    # Libraries set the filters anew while they load, so it is the printing that is turned off.
    warnings.showwarning = _say_nothing


def _say_nothing(*_: Any, **__: Any) -> None:
    """Take the place of warnings.showwarning."""
