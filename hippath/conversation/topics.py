"""Which topic a question is about, when that is clear enough to answer outright."""

from __future__ import annotations

from datetime import date

from hippath.knowledge import Knowledge
from hippath.retrieval import Match, lookup
from hippath.understanding import understand

_CLEAR = 0.4
"""Probability, 0-1, from which the likeliest topic is answered."""
_LEADING = 0.25
"""A less likely topic is answered too when it leads the next one clearly."""
_LEAD = 2.0
"""How many times as likely as the next topic that is."""


def topics_for(question: str, knowledge: Knowledge) -> tuple[list[Match], bool]:
    """Return the nearest two topics for a patient's question, and whether the first is clear enough to answer."""
    matches = lookup(question, audience="patient", top=2, knowledge=knowledge)
    if not matches:
        return [], False
    named = [match for match in matches if _names_its_medicine(question, match.topic, knowledge)]
    if len(named) == 1:
        return named, True
    best = matches[0].score
    leads = len(matches) == 1 or best >= _LEAD * matches[1].score
    return matches, best >= _CLEAR or (best >= _LEADING and leads)


def _names_its_medicine(question: str, topic: str, knowledge: Knowledge) -> bool:
    """Return whether the question names a medicine, by any brand, that the topic is about."""
    named = {item.id for item in understand(question, date.today(), knowledge).treatments}
    return bool(named & set(knowledge.faq[topic].medicines))
