"""Measures the lookup and fits the constants of hippath/retrieval/calibration.py.

    .venv/bin/python benchmarks/lookup.py

The constants are a conditional logit over the topics and ``none``, fitted on the knowledge's own ways of asking, each
fifth of them looked up in an index that never saw it, and on half of the questions about other things in
tests/unit/retrieval/questions.yml. Everything else in that file is only measured.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, NamedTuple, Sequence

import numpy as np
import yaml
from scipy.optimize import minimize

from hippath.knowledge import load_knowledge
from hippath.retrieval import Embedder, lookup
from hippath.retrieval.entries import NONE, entries
from hippath.retrieval.index import Compared, Index
from hippath.retrieval.vectors import CACHE

QUESTIONS = Path(__file__).parents[1] / "tests" / "unit" / "retrieval" / "questions.yml"
FOLDS = 5


class Row(NamedTuple):
    """One question with what it resembles and the topics that answer it."""

    question: str
    compared: Compared
    meant: tuple[str, ...]


class Remembering(Embedder):
    """An embedder that encodes each text once."""

    def __init__(self) -> None:
        super().__init__(threads=2)
        self._seen: dict[str, Any] = {}

    def encode(self, texts: Sequence[str]) -> Any:
        new = [text for text in dict.fromkeys(texts) if text not in self._seen]
        self._seen.update(zip(new, super().encode(new), strict=False))
        return np.stack([self._seen[text] for text in texts])


def main() -> None:
    knowledge, embedder = load_knowledge(), Remembering()
    told = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    learn: list[Row] = []
    measure: list[Row] = []
    strangers: list[Row] = []
    for audience in ("patient", "clinician"):
        content = entries(knowledge, audience)
        asks = [entry for entry in content if entry.asks]
        for fold in range(FOLDS):
            held = set(asks[fold::FOLDS])
            index = Index([entry for entry in content if entry not in held], embedder, CACHE / "benchmark")
            learn += [Row(e.text, index.compare(e.text), (e.topic,)) for e in asks[fold::FOLDS]]
        index = Index(content, embedder, CACHE / "benchmark")
        measure += [Row(text, index.compare(text), tuple(meant.split())) for text, meant in told[audience]]
        strangers += [Row(text, index.compare(text), (NONE,)) for text in told["none"]]
    taught = strangers[::2]
    values = fit(learn + taught, [1.0] * len(learn) + [len(learn) / len(taught) / 2] * len(taught))
    print("learnt, nearest, answer, none base, none strange:", np.round(values, 2))
    for name, rows in (("cross-validated", learn), ("kept apart", measure), ("other things", strangers[1::2])):
        report(name, rows, values)
    speed([row.question for row in measure])


def fit(rows: Sequence[Row], importance: Sequence[float]) -> Any:
    """Return the five constants that make the right topics likeliest."""

    def loss(values: Any) -> float:
        parts = (-weight * np.log(_right(row, values) + 1e-9) for row, weight in zip(rows, importance, strict=False))
        return float(sum(parts) + 0.02 * (values**2).sum())

    bounds = [(0, None)] * 3 + [(None, None)] * 2
    return minimize(loss, np.array([8, 5, 6, 3, 4.0]), bounds=bounds, method="L-BFGS-B").x


def _chances(row: Row, values: Any) -> tuple[list[str], Any]:
    names = sorted(row.compared.topics, key=lambda topic: topic == NONE)
    raw = np.array([row.compared.topics[name] for name in names]) @ values[:3]
    raw[-1] += values[3] + values[4] * row.compared.strange
    weights = np.exp(raw - raw.max())
    return names, weights / weights.sum()


def _right(row: Row, values: Any) -> float:
    names, chances = _chances(row, values)
    return float(sum(chance for name, chance in zip(names, chances, strict=False) if name in row.meant))


def report(name: str, rows: Sequence[Row], values: Any) -> None:
    """Print how often the first topic and one of the first three are right, and how good sure answers are."""
    first = third = sure = sure_right = 0
    for row in rows:
        names, chances = _chances(row, values)
        order = [names[place] for place in np.argsort(-chances)]
        refused = chances[-1] >= 0.5
        best = [NONE] if refused else [topic for topic in order if topic != NONE][:3]
        first += best[0] in row.meant
        third += bool(set(best) & set(row.meant))
        if not refused and chances.max() >= 0.6:
            sure += 1
            sure_right += best[0] in row.meant
        if best[0] not in row.meant and name != "cross-validated":
            print(f"    {row.question} -> {best[0]} {chances[:-1].max():.2f} (none {chances[-1]:.2f})")
    print(f"{name}: {len(rows)} first {first / len(rows):.3f} in three {third / len(rows):.3f} sure {sure_right}/{sure}")


def speed(questions: Sequence[str]) -> None:
    """Print the median and the slowest tenth of a lookup in milliseconds."""
    lookup(questions[0])
    taken = []
    for question in questions:
        started = time.perf_counter()
        lookup(question)
        taken.append((time.perf_counter() - started) * 1000)
    print(f"milliseconds a lookup: median {np.median(taken):.1f}, nine in ten below {np.quantile(taken, 0.9):.1f}")


if __name__ == "__main__":
    main()
