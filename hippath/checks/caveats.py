"""Figures that mislead by themselves carry their limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hippath.checks.faq_texts import answer_texts, clinician_answer_texts
from hippath.checks.finding import Finding
from hippath.checks.patient_texts import patient_texts
from hippath.checks.text import Text
from hippath.knowledge import Knowledge
from hippath.knowledge.wording import Caveat


def caveats(knowledge: Knowledge) -> list[Finding]:
    """Return a finding for each answer that says a thing of ``wording.yml`` without its limits.

    An answer of ``faq/`` is read as a whole, once for patients and once for clinicians; other texts one by one.
    """
    return [finding for caveat in knowledge.wording.caveats for texts in _answers(knowledge) for finding in _bare(texts, caveat)]


def _answers(knowledge: Knowledge) -> Iterator[list[Text]]:
    for topic in knowledge.faq.values():
        yield list(answer_texts(topic))
        yield list(clinician_answer_texts(topic))
    for text in patient_texts(knowledge):
        if not text.file.startswith("faq/"):
            yield [text]


def _bare(texts: Iterable[Text], caveat: Caveat) -> list[Finding]:
    texts = list(texts)
    if any(phrase.search(text.text) for phrase in caveat.needs for text in texts):
        return []
    mend = f'add {" or ".join(chr(34) + phrase.text + chr(34) for phrase in caveat.needs)}: {caveat.why}'
    return [
        text.finding("caveats", f'says "{said}" without its limits', mend)
        for text in texts
        for phrase in caveat.says
        if (said := phrase.search(text.text)) is not None
    ]
