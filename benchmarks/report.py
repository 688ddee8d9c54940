"""The report: one section a question, each with a table, a plot and what it must show."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.places import PLOTS, RESULTS

COLOURS = {"hippath": "#0b6e4f", "stock default": "#b3261e", "stock light": "#c77700", "floor": "#777777"}
Points = Sequence[tuple[float, float]]


@dataclass
class Section:
    """The answer to one question."""

    key: str
    """Name of its plot and of its anchor."""
    title: str
    """The question."""
    text: list[str] = field(default_factory=list)
    """Paragraphs and tables in Markdown."""
    checks: list[tuple[str, bool | None]] = field(default_factory=list)
    """What must be shown, with the measured value, and whether it was; None when it was not measured."""

    def say(self, paragraph: str) -> None:
        """Add a paragraph."""
        self.text.append(paragraph)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add a table."""
        lines = [head, ["---"] * len(head), *rows]
        self.text.append("\n".join(f"| {' | '.join(line)} |" for line in lines))

    def check(self, words: str, holds: bool | None) -> None:
        """Add something that must be shown."""
        self.checks.append((words, holds))

    def bars(self, groups: Sequence[str], values: Mapping[str, Sequence[float]], unit: str, logarithmic: bool = False) -> None:
        """Add a plot of bars: for each group one of each name in `values`."""
        figure, axes = _axes(unit)
        width = 0.8 / len(values)
        for place, (name, heights) in enumerate(values.items()):
            at = [group + (place - (len(values) - 1) / 2) * width for group in range(len(groups))]
            axes.bar(at, heights, width, label=name, color=COLOURS.get(name))
        axes.set_xticks(range(len(groups)), groups)
        if logarithmic:
            axes.set_yscale("log")
        self._keep(figure, axes)

    def lines(self, values: Mapping[str, Points], across: str, unit: str, logarithmic: str = "") -> None:
        """Add a plot of lines; `logarithmic` names the axes that are ("x", "y" or "xy")."""
        figure, axes = _axes(unit)
        for name, points in values.items():
            axes.plot(*zip(*points, strict=True), label=name, color=COLOURS.get(name), marker="o", markersize=3)
        axes.set_xlabel(across)
        if "x" in logarithmic:
            axes.set_xscale("log")
        if "y" in logarithmic:
            axes.set_yscale("log")
        self._keep(figure, axes)

    def _keep(self, figure: object, axes: object) -> None:
        axes.legend(frameon=False)  # type: ignore[attr-defined]
        PLOTS.mkdir(parents=True, exist_ok=True)
        figure.savefig(PLOTS / f"{self.key}.svg", metadata={"Date": None})  # type: ignore[attr-defined]
        self.text.append(f"![{self.title}](plots/{self.key}.svg)")


def _axes(unit: str) -> tuple[object, object]:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    pyplot.rcParams["svg.hashsalt"] = "hippath"
    figure, axes = pyplot.subplots(figsize=(8, 3.6), layout="constrained")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", alpha=0.3)
    axes.set_ylabel(unit)
    return figure, axes


def write_report(sections: Sequence[Section], minutes: float, path: Path = RESULTS) -> None:
    """Write the sections, what they must show first."""
    cores, load = os.cpu_count(), os.getloadavg()[0]
    head = [
        "# Speed and scale, side by side",
        "Written by `make benchmark`; `docs/scaling.md` says what follows from it. Each figure is a median with its quartiles; "
        "systems take turns within one run, on one machine, with the load generator on the same cores.",
        f"{time.strftime('%Y-%m-%d')}, {cores} cores, {platform.system()} {platform.machine()}, Python "
        f"{platform.python_version()}; {minutes:.0f} minutes; load average at the end {load:.1f}.",
        "Stock default is what `rasa init` writes, stock light the least that reads messages and follows rules: both trained on "
        "the same examples, stories, rules and domain, with the same actions in `rasa run actions`. Without this project's own "
        "components they take the classifier's intent as it is; where they lose the thread, what they do instead is measured.",
        "## What it must show",
    ]
    marks = {True: "yes", False: "**no**", None: "not measured"}
    shown = [f"| {words} | {marks[holds]} |" for section in sections for words, holds in section.checks]
    head.append("\n".join(["| | shown |", "| --- | --- |", *shown]))
    body = [part for section in sections for part in (f"## {section.title}", *section.text)]
    path.write_text("\n\n".join([*head, *body]) + "\n", encoding="utf-8")
