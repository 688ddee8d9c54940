"""Measures hippath and stock Rasa side by side.

    python -m benchmarks                     every question; a quarter of an hour on two idle cores
    python -m benchmarks turns length        some of them
    python -m benchmarks --share 0.05        with little time each, to see that it works
    python -m benchmarks --only hippath      without stock
    python -m benchmarks load                how much one machine takes (not part of the report; seven minutes)
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
import traceback
from pathlib import Path

from benchmarks.bench import Bench, say
from benchmarks.databases import Databases
from benchmarks.places import KEPT, RESULTS
from benchmarks.report import Section, write_report
from benchmarks.systems import SYSTEMS
from hippath.serving.environment import prepare_environment

QUESTIONS = ("turns", "length", "storage", "throughput", "memory", "start", "size", "stages")


def main(arguments: list[str]) -> None:
    """Measure what was asked for and write the report."""
    form = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, formatter_class=form)
    parser.add_argument("questions", nargs="*", choices=[*QUESTIONS, "load", []])
    parser.add_argument("--share", type=float, default=1.0, help="part of the full time for each question, 0.02 to 1")
    parser.add_argument("--only", action="append", choices=SYSTEMS, help="systems to measure")
    parser.add_argument("--out", type=Path, help="where to write; benchmarks/results.md for a full run")
    chosen = parser.parse_args(arguments)
    prepare_environment()
    KEPT.mkdir(parents=True, exist_ok=True)
    questions = chosen.questions or list(QUESTIONS)
    full = not chosen.questions and chosen.share == 1.0 and not chosen.only
    out = chosen.out or (RESULTS if full else KEPT / f"{'-'.join(questions)}.md")
    begun, sections = time.monotonic(), []
    with Databases() as databases:
        bench = Bench(databases, chosen.share, chosen.only or SYSTEMS)
        try:
            for name in questions:
                say(f"{name} ({(time.monotonic() - begun) / 60:.1f} min)")
                sections.append(_measured(name, bench))
                write_report(sections, (time.monotonic() - begun) / 60, out)
        finally:
            bench.rest()
    minutes = (time.monotonic() - begun) / 60
    for section in sections:
        for words, holds in section.checks:
            print(f"  {'ok  ' if holds else 'FAIL' if holds is False else '-   '} {words}")
    print(f"{minutes:.1f} minutes; written to {out}")


def _measured(name: str, bench: Bench) -> Section:
    """Return the answer to a question; one that cannot be measured leaves its reason, and the others go on."""
    try:
        section: Section = importlib.import_module(f"benchmarks.questions.{name}").measure(bench)
    except Exception as error:
        traceback.print_exc()
        bench.rest()
        section = Section(name, f"{name}: not measured", [f"{type(error).__name__}"])
        section.check(f"{name} could be measured", False)
    return section


if __name__ == "__main__":
    main(sys.argv[1:])
