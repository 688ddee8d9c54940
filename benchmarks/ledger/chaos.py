"""Takes parts of the clinic away at random moments."""

from __future__ import annotations

import random
import time

import requests

from benchmarks.ledger.clinic import WORKERS, Clinic
from benchmarks.ledger.entries import Ledger

HUNG_SECONDS = 3.0


def disturb(clinic: Clinic, ledger: Ledger, until: float, every: tuple[float, float], chance: random.Random) -> None:
    """Break something, and mend it, every so many seconds until `until`."""
    faults = {
        "worker killed": lambda: _kill(clinic, chance),
        "database crashed and restarted": lambda: (clinic.postgres.stop("immediate"), clinic.postgres.start()),
        "database hung": lambda: (clinic.postgres.freeze(), time.sleep(HUNG_SECONDS), clinic.postgres.thaw()),
        "Redis killed and restarted": lambda: (clinic.redis.stop(), clinic.redis.start()),
        "Redis hung": lambda: (clinic.redis.freeze(), time.sleep(HUNG_SECONDS), clinic.redis.thaw()),
    }
    names = list(faults)
    while time.monotonic() < until:
        rest = time.monotonic() + chance.uniform(*every)
        while time.monotonic() < rest:
            ledger.faults["worker that could not start, started again"] += clinic.supervise()
            time.sleep(1)
        # Each once in the first round, then by chance; with both workers away nothing would be learnt.
        name = names.pop(0) if names else chance.choice(list(faults))
        if name == "worker killed" and not all(_is_ready(url) for url in clinic.urls):
            continue
        faults[name]()
        ledger.faults[name] += 1


def _kill(clinic: Clinic, chance: random.Random) -> None:
    clinic.kill(chance.randrange(WORKERS))


def _is_ready(url: str) -> bool:
    try:
        return requests.get(f"{url}/readyz", timeout=5).status_code == 200
    except requests.RequestException:
        return False
