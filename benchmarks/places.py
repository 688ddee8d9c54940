"""Where the benchmarks keep what they make: everything below var/ can be deleted at any time."""

from __future__ import annotations

import os
import socket
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "benchmarks"
"""Trained stock models and their training times, kept by fingerprint."""
RESULTS = ROOT / "benchmarks" / "results.md"
PLOTS = ROOT / "benchmarks" / "plots"


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a measured process: quiet, on this source tree, compiled modules kept as on any machine."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("HIPPATH_", "PYTHONDONTWRITE"))}
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    quiet |= {"SQLALCHEMY_SILENCE_UBER_WARNING": "1", "PYTHONWARNINGS": "ignore", "LOG_LEVEL": "ERROR"}
    caches = {"PYTHONPYCACHEPREFIX": str(KEPT / "pycache"), "MPLCONFIGDIR": str(KEPT / "matplotlib")}
    return {**own, **quiet, **caches, "PYTHONPATH": str(ROOT), **more}


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
