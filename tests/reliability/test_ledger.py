"""The ledger for a minute: patients write while workers, database and Redis are killed, and the books balance afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.ledger.figures import figures
from benchmarks.ledger.run import run


@pytest.mark.faults
@pytest.mark.timeout(900)
def test_s5_acknowledged_is_stored_once_and_nothing_is_lost(model_path: Path) -> None:
    ledger = run(minutes=1, patients=10, think=(0.5, 2), every=(4, 9), seed=7)
    assert not ledger.problems, figures(ledger, 1, 10)
    assert ledger.faults["worker killed"]
    assert any(entry.acknowledged for conversation in ledger.conversations for entry in conversation.entries)
