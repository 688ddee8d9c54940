"""How much content there is and how it reads."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean

from hippath.checks.faq_texts import answer_texts, clinician_texts
from hippath.checks.patient_texts import patient_texts
from hippath.checks.readability import answer_grades
from hippath.checks.unused_sources import cited_sources
from hippath.knowledge import Knowledge


@dataclass(frozen=True)
class Counts:
    """The table that ends a check."""

    topics: int
    """Files of ``faq/``."""
    asks_patient: int
    """Ways of asking in patients' words."""
    asks_clinician: int
    """Ways of asking in clinicians' words."""
    statements_patient: int
    """Statements of the answers to patients."""
    statements_clinician: int
    """Statements of the answers to clinicians."""
    patient_texts: int
    """All texts a patient may read, answers and everything else."""
    questions: int
    """Questions to the patient."""
    red_flags: int
    """Danger signs."""
    pathway_rows: int
    """Rows of the table of next steps."""
    sources: int
    """Entries of ``sources.yml``."""
    sources_verified: float
    """Share of them that were checked, 0 to 1."""
    citations_verified: float
    """Share of all citations that name a checked source, 0 to 1."""
    grade_mean: float
    """Mean reading grade of the answers to patients."""
    grade_worst: float
    """Highest reading grade of an answer to patients."""
    grade_worst_topic: str
    """The topic of that answer."""


def counts(knowledge: Knowledge) -> Counts:
    """Return the counts of ``knowledge``."""
    topics = knowledge.faq.values()
    cited = list(cited_sources(knowledge))
    grades = answer_grades(knowledge)
    worst = max(grades, key=lambda topic: grades[topic], default="")
    return Counts(
        topics=len(topics),
        asks_patient=sum(len(topic.asks.patient) for topic in topics),
        asks_clinician=sum(len(topic.asks.clinician) for topic in topics),
        statements_patient=sum(len(list(answer_texts(topic))) for topic in topics),
        statements_clinician=len(list(clinician_texts(knowledge))),
        patient_texts=len(list(patient_texts(knowledge))),
        questions=len(knowledge.questions),
        red_flags=len(knowledge.red_flags),
        pathway_rows=len(knowledge.pathway.rows),
        sources=len(knowledge.sources),
        sources_verified=_share([source.verified for source in knowledge.sources.values()]),
        citations_verified=_share([knowledge.sources[key].verified for key in cited]),
        grade_mean=round(mean(grades.values()), 1) if grades else 0.0,
        grade_worst=round(grades[worst], 1) if worst else 0.0,
        grade_worst_topic=worst,
    )


def _share(values: list[bool]) -> float:
    return round(sum(values) / len(values), 3) if values else 1.0
