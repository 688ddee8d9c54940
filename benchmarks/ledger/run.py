"""One run of the ledger."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor

from benchmarks.ledger.audit import audit
from benchmarks.ledger.chaos import disturb
from benchmarks.ledger.clinic import Clinic
from benchmarks.ledger.entries import Ledger
from benchmarks.ledger.patient import SimulatedPatient
from benchmarks.ledger.personas import read_personas
from hippath.stores.engine import open_engine

HOSTILE_SHARE = 0.05


def run(minutes: float, patients: int, think: tuple[float, float], every: tuple[float, float], seed: int) -> Ledger:
    """Let `patients` write for `minutes` while something breaks `every` so many seconds; return the audited ledger.

    `think` is how long a patient thinks before each message, in seconds. What is random follows from `seed`, but for when
    things happen.
    """
    ledger, personas, clinic = Ledger(), read_personas(), Clinic()
    try:
        clinic.wait_until_ready()
        until = time.monotonic() + minutes * 60
        urls = clinic.urls
        with ThreadPoolExecutor(patients + 1) as pool:
            chaos = pool.submit(disturb, clinic, ledger, until - every[1], every, random.Random(seed))
            for number in range(patients):
                chance = random.Random(f"{seed}.{number}")
                patient = SimulatedPatient(urls, ledger, until, think, HOSTILE_SHARE, chance)
                pool.submit(patient.run, personas)
        chaos.result()
        ledger.problems += audit(ledger, open_engine(clinic.database_url))
    finally:
        clinic.close()
    return ledger
