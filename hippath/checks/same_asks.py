"""No way of asking may lead to two topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

from hippath.checks.finding import Finding, Location, Severity
from hippath.checks.normal import normal
from hippath.knowledge import Knowledge

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Encode = Callable[[Sequence[str]], "NDArray[np.float32]"]


@dataclass(frozen=True)
class _Ask:
    topic: str
    location: Location
    text: str

    def finding(self, severity: Severity, message: str, mend: str) -> Finding:
        field = f"asks.{self.location[1]}[{self.location[2]}]"
        return Finding("same_asks", severity, f"faq/{self.topic}.yml", self.location, field, message, mend)


def same_asks(knowledge: Knowledge, encode: Encode) -> list[Finding]:
    """Return an error for each way of asking that stands twice, and a warning for two topics' ways that mean the same.

    ``encode`` turns texts into unit vectors, one row each.
    """
    asks = [
        _Ask(topic.id, ("asks", audience, index), text)
        for topic in knowledge.faq.values()
        for audience in ("patient", "clinician")
        for index, text in enumerate(getattr(topic.asks, audience))
    ]
    first: dict[str, _Ask] = {}
    findings, different = [], []
    for ask in asks:
        other = first.setdefault(normal(ask.text), ask)
        if other is ask:
            different.append(ask)
        else:
            message = f'"{ask.text}" stands already in faq/{other.topic}.yml ({".".join(map(str, other.location))})'
            findings.append(ask.finding("error", message, "keep it in the topic that answers it"))
    return [*findings, *_alike(different, encode, knowledge.wording.asks.same)]


def _alike(asks: Sequence[_Ask], encode: Encode, limit: float) -> list[Finding]:
    import numpy as np

    if not asks:
        return []
    vectors = encode([normal(ask.text) for ask in asks])
    cosines = vectors @ vectors.T
    topics = np.array([ask.topic for ask in asks])
    rows, columns = np.nonzero(np.triu(cosines >= limit, 1) & (topics[:, None] != topics[None, :]))
    return [
        asks[row].finding(
            "warning",
            f'"{asks[row].text}" means almost the same as "{asks[column].text}" in faq/{asks[column].topic}.yml '
            f"(cosine {cosines[row, column]:.2f})",
            "reword the one that its topic does not answer, or remove it",
        )
        for row, column in zip(rows, columns, strict=True)
    ]
