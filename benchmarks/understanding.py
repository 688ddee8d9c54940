"""Measures how long reading takes: by length, at its worst, cold from the command line, and the sentence embedding.

    make benchmark

One core is enough. Times are wall-clock milliseconds; each text is read several times after one reading that warms the caches.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Sequence

import numpy as np
from hypothesis import HealthCheck, given, settings, target
from hypothesis import strategies as st

from evaluation.labels import NOW, Message, load
from hippath.conversation import extract_json
from hippath.retrieval import Embedder

ROOT = Path(__file__).parents[1]
REPEATS = 5
LENGTHS = (125, 250, 500, 1000, 2000)
"""Characters of the texts that show how the cost grows."""
LIMITS = {
    "30 words p50": 3.0,
    "30 words p99": 15.0,
    "1000 characters": 40.0,
    "worst that hypothesis found": 200.0,
    "embedding": 6.0,
    "cold start": 2000.0,
}
"""Milliseconds that are asked for."""
HOSTILE = {
    "one letter": "a" * 1000,
    "no and no": "no " * 333,
    "every number": "6 weeks 7 days 3-4 months half a year " * 27,
    "small words": "leg the the my of it is really so very " * 25,
    "denied list": "no pain, swelling, fever, " * 38,
    "questions": "what if it goes numb? " * 45,
    "brackets": "((((" * 250,
    "slashes": "1/2/3/4/52 " * 90,
    "all the pain": "groin hip leg pain hurts stairs running lifting " * 21,
}


def milliseconds(work: Callable[[], object], repeats: int = REPEATS) -> list[float]:
    """Return the time of each of ``repeats`` calls after one that warms up."""
    work()
    taken = []
    for _ in range(repeats):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def of_thirty_words(texts: Sequence[str]) -> list[float]:
    """Return the times of all texts of 25 to 35 words."""
    chosen = [text for text in texts if 25 <= len(text.split()) <= 35]
    return [taken for text in chosen for taken in milliseconds(lambda text=text: extract_json(text, NOW))]  # type: ignore[misc]


def searched(texts: Sequence[str]) -> tuple[float, str]:
    """Return the slowest reading of up to 1,000 characters that hypothesis finds, steering towards slower ones, and its text."""
    words = sorted({word for text in texts for word in text.split()})
    slowest = (0.0, "")

    @settings(max_examples=400, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of(st.lists(st.sampled_from(words), max_size=250).map(" ".join), st.text(max_size=1000)))
    def search(text: str) -> None:
        nonlocal slowest
        taken = min(milliseconds(lambda: extract_json(text[:1000], NOW), 2))
        target(taken)
        slowest = max(slowest, (taken, text[:1000]))

    search()
    return slowest


def cold_start() -> float:
    """Return the median time of ``hippath extract`` in a process of its own."""
    command = [str(Path(sys.executable).parent / "hippath"), "extract", "no fever, but my groin hurts on the stairs"]
    run = lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: E731
    return float(np.median(milliseconds(run)))


def line(name: str, value: float) -> str:
    """Return one line of the report."""
    limit = LIMITS.get(name)
    asked = "" if limit is None else f"   (asked for: {limit:g})" + ("" if value <= limit else "   TOO SLOW")
    return f"{name:32}{value:9.2f} ms{asked}"


def main() -> None:
    """Print the report."""
    texts = [example.text for example in load(Message, "development")]
    times = of_thirty_words(texts)
    print(line("30 words p50", float(np.percentile(times, 50))))
    print(line("30 words p99", float(np.percentile(times, 99))))
    story = " ".join(texts)
    for length in LENGTHS:
        pieces = [story[start : start + length] for start in range(0, 10 * length, length)]
        taken = [moment for piece in pieces for moment in milliseconds(lambda piece=piece: extract_json(piece, NOW))]  # type: ignore[misc]
        print(line(f"{length} characters", float(np.median(taken))))
    for name, text in HOSTILE.items():
        LIMITS[f"hostile: {name}"] = 200.0
        print(line(f"hostile: {name}", max(milliseconds(lambda text=text: extract_json(text, NOW)))))  # type: ignore[misc]
    worst, text = searched(texts)
    print(line("worst that hypothesis found", worst), f"  {text[:60]!r}")
    embedder = Embedder(threads=1)
    sentences = [text for text in texts if 8 <= len(text.split()) <= 20]
    taken = [moment for text in sentences[:40] for moment in milliseconds(lambda text=text: embedder.encode([text]))]  # type: ignore[misc]
    print(line("embedding", float(np.median(taken))))
    print(line("cold start", cold_start()))


if __name__ == "__main__":
    main()
