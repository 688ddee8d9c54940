"""A measure: rows, one a text or label, the figure they make, and the mistakes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Figure = Callable[[NDArray[np.int64]], float]
_SAMPLES, _SEED = 1000, 20261121


def f1(counts: NDArray[np.int64]) -> float:
    """Return F1 of columns hits, found, wanted."""
    hits, found, wanted = counts.sum(axis=0)
    return float(2 * hits / (found + wanted)) if found + wanted else 1.0


def precision(counts: NDArray[np.int64]) -> float:
    """Return the share of what was found that is right."""
    hits, found, _ = counts.sum(axis=0)
    return float(hits / found) if found else 1.0


def recall(counts: NDArray[np.int64]) -> float:
    """Return the share of what is there that was found."""
    hits, _, wanted = counts.sum(axis=0)
    return float(hits / wanted) if wanted else 1.0


def share(counts: NDArray[np.int64]) -> float:
    """Return the share of rows that are right: column 0."""
    return float(counts[:, 0].mean()) if len(counts) else 1.0


def macro_f1(counts: NDArray[np.int64]) -> float:
    """Return the mean F1 of the labels: column 0 the label, column 1 what was answered, as numbers."""
    label, answer = counts[:, 0], counts[:, 1]
    figures = []
    for value in np.unique(label):
        hits = int(((label == value) & (answer == value)).sum())
        figures.append(2 * hits / int((label == value).sum() + (answer == value).sum()))
    return float(np.mean(figures))


@dataclass
class Measure:
    """One line of the table for one system."""

    name: str
    """What is measured."""
    figure: Figure
    """Makes the figure out of the rows."""
    rows: list[Sequence[int]] = field(default_factory=list)
    """One row a text."""
    mistakes: list[str] = field(default_factory=list)
    """What went wrong, one line each."""

    def sets(self, found: set[object], wanted: set[object], text: str) -> None:
        """Count one text by what was found in it and what is there."""
        self.rows.append((len(found & wanted), len(found), len(wanted)))
        self.mistakes += [f"- {_show(item)}  <- {text}" for item in sorted(wanted - found, key=str)]
        self.mistakes += [f"+ {_show(item)}  <- {text}" for item in sorted(found - wanted, key=str)]

    def right(self, answer: object, wanted: object, right: bool, text: str) -> None:
        """Count one text answered right or wrong."""
        self.rows.append((int(right),))
        if not right:
            self.mistakes.append(f"{_show(wanted)}, not {_show(answer)}  <- {text}")

    def value(self) -> float:
        """Return the figure."""
        return self.figure(np.array(self.rows, dtype=np.int64))

    def interval(self) -> tuple[float, float]:
        """Return its 95% interval: percentiles over texts drawn with replacement, the same draws every time."""
        counts = np.array(self.rows, dtype=np.int64)
        random = np.random.default_rng(_SEED)
        drawn = [self.figure(counts[random.integers(0, len(counts), len(counts))]) for _ in range(_SAMPLES)]
        low, high = np.percentile(drawn, [2.5, 97.5])
        return float(low), float(high)


def _show(item: object) -> str:
    return " ".join(str(part) for part in item) if isinstance(item, tuple) else str(item)
