"""Figures from measured values."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0-1) of the values lie; NaN for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def spread(values: Sequence[float]) -> str:
    """Return the median with its quartiles: `12.3 (11.9-13.0)`."""
    if not values:
        return "-"
    low, high = percentile(values, 0.25), percentile(values, 0.75)
    return f"{number(median(values))} ({number(low)}-{number(high)})"


def latencies(values: Sequence[float]) -> list[str]:
    """Return p50 with quartiles, p95, p99 and the number of values, for a row of a table."""
    return [spread(values), number(percentile(values, 0.95)), number(percentile(values, 0.99)), str(len(values))]


def ratio(value: float, other: float) -> str:
    """Return how many times `other` the value is."""
    return f"{value / other:.2f}" if other and value == value and other == other else "-"


def number(value: float) -> str:
    """Return a number with as many places as it needs."""
    if value != value:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
