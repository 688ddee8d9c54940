"""Measures training times: hippath, stock light, and stock default at one and at four epochs, from which 100 are reckoned.

    python -m benchmarks.training           about four minutes on two idle cores
    python -m benchmarks.training --full    trains stock default's 100 epochs too: half an hour and more
    python -m benchmarks.training --kept    measures nothing that was measured before for the same data

`make benchmark` runs the last form before it measures anything else; models and times are kept below var/benchmarks.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any

from benchmarks.places import KEPT, ROOT, environment
from benchmarks.stock.train import EPOCHS, is_trained, trained

FEW, SOME = 1, 4
FILE = KEPT / "training.json"


def main(arguments: list[str]) -> None:
    """Train, print and keep the times."""
    if "--kept" in arguments and FILE.exists() and is_trained("light") and (is_trained("default") or is_trained("default", SOME)):
        _hippath()
        print("  trained before; the times are kept")
        return
    times: dict[str, Any] = {"hippath": _hippath("--force"), "hippath, unchanged": _hippath()}
    times["stock light"] = trained("light").seconds
    few, some = trained("default", FEW).seconds, trained("default", SOME).seconds
    epoch = max(0.0, (some - few) / (SOME - FEW))
    times |= {"stock default, 1 epoch": few, "stock default, 4 epochs": some}
    times[f"stock default, {EPOCHS} epochs (reckoned)"] = few + (EPOCHS - FEW) * epoch
    if "--full" in arguments:
        times[f"stock default, {EPOCHS} epochs"] = trained("default").seconds
    for name, seconds in times.items():
        _say(name, seconds)
    FILE.write_text(json.dumps(times, indent=1), encoding="utf-8")


def _hippath(*options: str) -> float:
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "hippath", "train", *options], cwd=ROOT, env=environment(), capture_output=True)
    if done.returncode:
        sys.exit(f"hippath train failed: {done.stderr.decode(errors='replace')[-500:]}")
    return time.perf_counter() - started


def _say(name: str, seconds: float) -> None:
    print(f"  {name}: trained in {seconds:,.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
