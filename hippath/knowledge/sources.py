"""Where a statement comes from."""

from __future__ import annotations

from typing import Literal, Optional

from pydantic import BaseModel, Extra

SourceType = Literal[
    "seed",
    "guideline",
    "systematic_review",
    "review",
    "rct",
    "cohort",
    "case_series",
    "case_report",
    "leaflet",
    "consensus",
]


class Source(BaseModel):
    """One entry of ``sources.yml``."""

    class Config:
        extra = Extra.forbid
        frozen = True

    key: str
    """Short name by which statements cite it."""
    reference: str
    """Authors, title, journal, year."""
    type: SourceType
    """Kind of evidence."""
    verified: bool
    """Whether its abstract, opening text or page was checked. An unverified source may only add caution."""
    doi: Optional[str] = None
    """Digital object identifier, without address."""
    pmid: Optional[str] = None
    """PubMed number."""
