"""An evidence card for a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from hippath.clinician.cards import Card, Evidence
from hippath.clinician.sources import SourceLine

WIDTH = 100


def lookup_page(card: Card, score: float) -> RenderableType:
    """Return ``card`` as a panel: evidence, numbered sources, and how likely it is that this topic is meant."""
    parts: list[RenderableType] = []
    if card.certainty:
        parts.append(Text(f"Certainty: {card.certainty}", style="italic"))
    if card.screen_first:
        parts.append(Text("Patients read this only after fracture and infection are screened out.", style="bold"))
    parts.extend(Padding(_evidence(evidence), (1, 0, 0, 0)) for evidence in card.evidence)
    parts.append(Text("\nSources", style="bold"))
    parts.append(_sources(card.sources))
    return Panel(
        Group(*parts),
        title=Text.assemble((card.title, "bold"), (f"  {card.group}", "dim")),
        title_align="left",
        subtitle=Text(f"{card.id}  match {score:.0%}", style="dim"),
        subtitle_align="right",
        width=WIDTH,
        padding=(1, 2),
    )


def _evidence(evidence: Evidence) -> Text:
    cited = ", ".join(map(str, evidence.numbers))
    said = Text.assemble(evidence.text, (f" [{cited}]", "dim"))
    if evidence.certainty and not evidence.text.lower().startswith("certainty"):
        said.append(f" ({evidence.certainty} certainty)", style="italic")
    return said


def _sources(sources: tuple[SourceLine, ...]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="dim")
    table.add_column()
    for source in sources:
        table.add_row(str(source.number), _source(source))
    return table


def _source(source: SourceLine) -> Text:
    line = Text(f"{source.reference}.")
    if source.doi:
        line.append(f" doi:{source.doi}", style=f"link {source.doi_address}")
    if source.pmid:
        line.append(f" PMID {source.pmid}", style=f"link {source.pmid_address}")
    line.append(f" ({source.kind}{'' if source.checked else ', not checked'})", style="dim")
    return line
