"""The figures of a run, as markdown."""

from __future__ import annotations

import time

from benchmarks.ledger.entries import Ledger

HEAD = """# The ledger: what patients saw, compared with what is stored

Written by `python -m benchmarks.ledger --write docs/ledger.md`. Simulated patients hold whole triages with two workers on
PostgreSQL and Redis, each message sent to either worker until it is answered, while workers, database and Redis are killed or
hang and some of what is sent is hostile. Then every message that was acknowledged must be stored once with the very answer
that was seen, whoever was not acknowledged must have been told, each result must follow from the facts, and no danger sign
may be lost. Each difference is a problem.
"""


def figures(ledger: Ledger, minutes: float, patients: int) -> str:
    """Return what was done and what came of it."""
    entries = [entry for conversation in ledger.conversations for entry in conversation.entries]
    acknowledged = [entry for entry in entries if entry.acknowledged is not None]
    seconds = sorted(ledger.seconds)
    rows = {
        "patients, minutes, workers": f"{patients}, {minutes:g}, 2",
        "conversations": len(ledger.conversations),
        "messages sent": len(entries),
        "acknowledged": len(acknowledged),
        "acknowledged after a failed attempt": sum(bool(entry.told or entry.silent) for entry in acknowledged),
        "attempts answered with 503: told that it was not stored": sum(entry.told for entry in entries),
        "attempts whose connection was cut": sum(entry.silent for entry in entries),
        "results": sum(any(m.get("result") for m in entry.acknowledged or ()) for entry in entries),
        **{f"fault: {name}": count for name, count in sorted(ledger.faults.items())},
        **{f"hostile requests answered {status}": count for status, count in sorted(ledger.hostile.items())},
        "answer, median": f"{_at(seconds, 0.5):.2f} s",
        "answer, 95th percentile": f"{_at(seconds, 0.95):.2f} s",
        "answer, slowest": f"{_at(seconds, 1.0):.2f} s",
        "problems": len(ledger.problems),
    }
    table = "\n".join(f"| {name} | {value} |" for name, value in rows.items())
    problems = "\n".join(f"- {problem}" for problem in ledger.problems)
    return f"{HEAD}\n{time.strftime('%Y-%m-%d')}:\n\n| what | figure |\n|---|---|\n{table}\n" + (
        f"\n{problems}\n" if problems else ""
    )


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0
