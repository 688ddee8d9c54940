"""Numbered references with their links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from hippath.knowledge import Knowledge
from hippath.knowledge.sources import Source, SourceType

KINDS: dict[SourceType, str] = {
    "seed": "Starting document",
    "guideline": "Guideline",
    "systematic_review": "Systematic review",
    "review": "Review",
    "rct": "Randomised trial",
    "cohort": "Cohort or survey",
    "case_series": "Case series",
    "case_report": "Case report",
    "leaflet": "Leaflet",
    "consensus": "Consensus",
}


@dataclass(frozen=True)
class SourceLine:
    """One line of a list of references."""

    number: int
    """By which the text cites it, from 1."""
    key: str
    """Key of ``sources.yml``."""
    reference: str
    """Authors, title, journal, year."""
    kind: str
    """Kind of evidence, in words."""
    checked: bool
    """Whether its abstract, opening text or page was read; if not, it may only add caution."""
    doi: str | None
    """Digital object identifier."""
    pmid: str | None
    """PubMed number."""

    @property
    def doi_address(self) -> str | None:
        """Where the identifier leads."""
        return f"https://doi.org/{quote(self.doi, safe='/().;:-_')}" if self.doi else None

    @property
    def pmid_address(self) -> str | None:
        """Its page at PubMed."""
        return f"https://pubmed.ncbi.nlm.nih.gov/{quote(self.pmid, safe='')}/" if self.pmid else None


def numbers(keys: Iterable[str]) -> dict[str, int]:
    """Return key -> number, counted from 1 in the order in which the keys first come."""
    return {key: number for number, key in enumerate(dict.fromkeys(keys), start=1)}


def source_lines(numbered: dict[str, int], knowledge: Knowledge) -> tuple[SourceLine, ...]:
    """Return the references of ``numbered`` keys, in their order."""
    return tuple(_line(number, knowledge.sources[key]) for key, number in numbered.items())


def _line(number: int, source: Source) -> SourceLine:
    return SourceLine(
        number, source.key, source.reference, KINDS[source.type], source.verified, source.doi, source.pmid
    )
