"""A text in, findings out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Iterable, Literal, Sequence

from hippath.knowledge import Knowledge, load_knowledge
from hippath.understanding.assertion import assertion_of
from hippath.understanding.complaint import complaint_of
from hippath.understanding.compose import compose, other_part_only
from hippath.understanding.composed import Composed
from hippath.understanding.course import conservative_adequate, conservative_days, injection, injection_days_ago, trend
from hippath.understanding.doubt import supposed
from hippath.understanding.durations import durations
from hippath.understanding.findings import Duration, Finding, Findings, Status
from hippath.understanding.patterns import Match
from hippath.understanding.person import age, side
from hippath.understanding.plain import in_original, plain
from hippath.understanding.recent import recent_enough
from hippath.understanding.scene import Reading, read
from hippath.understanding.treatments import treatments

_STRENGTH: tuple[Status, ...] = ("past", "absent", "possible", "other_person", "present")
"""When one text says several things of a finding, the most concerning stands: understanding may only add concern."""
_KINDS = ("symptom", "feature", "medicine_condition")
_HOMES = {
    "symptom": "symptoms.yml",
    "feature": "features.yml",
    "medicine_condition": "language.yml medicine_conditions:",
    "activity": "activities.yml",
    "denied": "language.yml only_denied:",
    "absent": "language.yml says_absent:",
}
"""Where the list of a kind stands."""


def understand(text: str, now: date, knowledge: Knowledge | None = None) -> Findings:
    """Return what ``text`` says; spans of time that name a date count back from ``now``. Pure and deterministic."""
    knowledge = knowledge or load_knowledge()
    cleaned = plain(text)
    return in_original(_findings(read(cleaned.text, knowledge), now), text, cleaned)


def _findings(reading: Reading, now: date) -> Findings:
    knowledge = reading.knowledge
    years = age(reading)
    spans = durations(reading, now, years)
    tried = treatments(reading, spans)
    outcome = injection(reading, tried)
    atoms = _atoms(reading, spans)
    symptoms = tuple(item for item in atoms if item.id in knowledge.symptoms)
    features = tuple(item for item in atoms if item.id in knowledge.features)
    conditions = _specific(tuple(item for item in atoms if item.id in knowledge.medicine_conditions), knowledge)
    return Findings(
        text=reading.text,
        symptoms=_painless(symptoms, reading),
        features=features,
        medicine_conditions=conditions,
        activities=_merged(_direct(reading, "activity", spans)),
        treatments=tried,
        durations=spans,
        duration=complaint_of(spans, reading),
        side=side(reading),
        age=years,
        other_body_part=other_part_only(reading),
        subject=_subject((*symptoms, *features), reading),
        trend=trend(reading),
        injection=outcome,
        injection_days_ago=injection_days_ago(reading, spans, outcome),
        conservative_days=conservative_days(reading, tried),
        conservative_adequate=conservative_adequate(reading, tried),
        correction=bool(reading.of("cue", "correction")),
    )


def _atoms(reading: Reading, spans: Sequence[Duration]) -> tuple[Finding, ...]:
    found = [*(item for kind in _KINDS for item in _direct(reading, kind, spans))]
    found += [item for item in _direct(reading, "denied", spans) if item.status == "absent"]
    found += [replace(item, status="absent") for item in _direct(reading, "absent", spans) if item.status == "present"]
    composed = [(item, _composed(item, reading)) for item in compose(reading)]
    found += [finding for item, finding in composed if finding.status != "possible" or not supposed(item.mentions[0], reading)]
    return _merged([*found, *_stood_for(found, reading)])


def _stood_for(found: Sequence[Finding], reading: Reading) -> list[Finding]:
    """Return what the findings also tell of, unless the text says otherwise of it. A denial tells of nothing else."""
    told = {item.id for item in found}
    stands_for = {one: other for one, other in reading.knowledge.language.stands_for.items() if other not in told}
    return [replace(item, id=stands_for[item.id]) for item in found if item.id in stands_for and item.status != "absent"]


def _composed(item: Composed, reading: Reading) -> Finding:
    felt, *parts = (
        _finding(item.id, item.span, mention, f"language.yml rules: {item.rule}", reading) for mention in item.mentions
    )
    if felt.status == "present" and (item.fine or any(part.status == "absent" for part in parts)):
        return replace(felt, status="absent")
    return felt


def _direct(reading: Reading, kind: str, spans: Sequence[Duration]) -> list[Finding]:
    found = []
    for match in reading.of(kind):
        finding = _finding(match.id, match, match, f"{_HOMES[kind]} {match.id}", reading)
        if finding.status == "possible" and supposed(match, reading):
            continue
        if recent_enough(match, spans, reading):
            found.append(finding)
        elif match.id in reading.knowledge.symptoms and finding.status == "present":
            found.append(replace(finding, status="past"))
    return found


def _finding(identity: str, span: Match, mention: Match, rule: str, reading: Reading) -> Finding:
    status, cue = assertion_of(mention, reading)
    if status == "past" and identity in reading.knowledge.language.history_counts:
        status = "present"
    if status == "possible" and (identity in reading.knowledge.language.hedged_counts or _taken(identity, mention, reading)):
        status = "present"
    start, end = reading.tokens[span.first].start, reading.tokens[span.last].end
    return Finding(identity, status, reading.text[start:end], start, end, rule, reading.words(cue) if cue else "")


def _taken(identity: str, mention: Match, reading: Reading) -> bool:
    """Return whether a question takes a condition for granted: "can I have a jab if I'm on warfarin?"."""
    before = [token.norm for token in reading.tokens[max(0, mention.first - 4) : mention.first]]
    return identity in reading.knowledge.medicine_conditions and bool({"i", "im", "ive", "my"} & set(before))


def _specific(conditions: tuple[Finding, ...], knowledge: Knowledge) -> tuple[Finding, ...]:
    """Return the conditions without the vague ones that an exact one implies, read from the same words."""

    def implied(item: Finding) -> bool:
        return item.id in knowledge.language.vague_conditions and any(
            item.id in knowledge.medicine_conditions[other.id].implies
            and item.status == other.status
            and item.start < other.end
            and other.start < item.end
            for other in conditions
        )

    return tuple(item for item in conditions if not implied(item))


def _merged(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return one finding an id, the most concerning status and the earliest words."""
    best: dict[str, Finding] = {}
    for item in sorted(found, key=lambda item: (item.start, item.end)):
        known = best.get(item.id)
        if known is None or _STRENGTH.index(item.status) > _STRENGTH.index(known.status):
            best[item.id] = item
    return tuple(sorted(best.values(), key=lambda item: (item.start, item.id)))


def _painless(symptoms: tuple[Finding, ...], reading: Reading) -> tuple[Finding, ...]:
    """Return the symptoms with a painless click instead of a snap when both were read and nothing hurts in its sentence."""
    ids = {item.id: item for item in symptoms if item.status == "present"}
    if not {"clicking_painless", "snapping"} <= set(ids):
        return symptoms
    drop = "clicking_painless" if _hurts(reading) else "snapping"
    return tuple(item for item in symptoms if item.id != drop)


def _hurts(reading: Reading) -> bool:
    """Return whether pain is told in a sentence that tells of a snap or click."""
    noisy = {reading.clause_of(match).sentence for match in reading.of("sensation", "snap", "click")}
    return any(
        reading.clause_of(match).sentence in noisy and assertion_of(match, reading).status == "present"
        for match in reading.of("sensation", "pain")
    )


def _speaks_of_itself(reading: Reading) -> bool:
    """Return whether the writer tells of a trouble of their own beside another's: "a friend had cancer, mine is only sore".

    A neighbour's trouble is told by the way; people ask for a child or a parent without a word of themselves.
    """
    words = {token.word for index, token in enumerate(reading.tokens) if index not in reading.others}
    felt = any(match.first not in reading.others for kind in ("sensation", "symptom") for match in reading.of(kind))
    by_the_way = bool(reading.of("cue", "acquaintance"))
    return "mine" in words or ((felt or by_the_way) and bool(words & {"i", "im", "i'm", "my", "me"}))


def _subject(found: tuple[Finding, ...], reading: Reading) -> Literal["self", "other"]:
    """Return ``other`` when what is reported is another person's and nothing is one's own."""
    statuses = {item.status for item in found}
    if not _speaks_of_itself(reading) and "other_person" in statuses and "present" not in statuses:
        return "other"
    return "self"
